import { createHash, timingSafeEqual } from "node:crypto"

/** Of the same length, whatever is compared, so that the time says nothing. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest()

/** Whether a request shows the token of the option `monitoringToken`: `Authorization: Bearer …`. */
export const maySee = (authorization: string | undefined, token: string | undefined): boolean => {
  const shown = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1]
  return token !== undefined && shown !== undefined && timingSafeEqual(digest(shown), digest(token))
}
