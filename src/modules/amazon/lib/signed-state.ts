import { randomBytes } from "node:crypto"
import type { Secrets } from "./secrets"

/** What a consent's state belongs to. */
export interface StateBinding {
  user_id: string
  store_ids: string[]
  region: string
}

const textOf = (nonce: string, { user_id, store_ids, region }: StateBinding): string =>
  ["consent", nonce, user_id, region, ...[...store_ids].sort()].join("\n")

/** A state for Amazon to bring back: a random number, signed under the encryption key. */
export const signState = (secrets: Secrets, binding: StateBinding): string => {
  const nonce = randomBytes(24).toString("base64url")
  const [, mac] = secrets.fingerprint(textOf(nonce, binding)).split(".")
  return `${nonce}.${mac}`
}

/** Whether we made the state for this user, these stores and this region; any key of the ring counts. */
export const isSigned = (secrets: Secrets, state: string, binding: StateBinding): boolean => {
  const [nonce, mac, ...more] = state.split(".")
  return Boolean(
    nonce &&
    mac &&
    more.length === 0 &&
    secrets.keyIds.some((id) => secrets.matches(textOf(nonce, binding), `${id}.${mac}`))
  )
}
