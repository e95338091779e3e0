import { amazonRights, type AmazonRight } from "../../types"
import { toApiError } from "./api-error"

/**
 * The right an answer 403 asks for. Medusa names it in its sentence ("… amazon:configure"), except to
 * people without any role, who lack the first.
 */
export function lackingRight(error: unknown): AmazonRight | null {
  const { status, message } = toApiError(error)
  if (status !== 403) {
    return null
  }
  return amazonRights.find((right) => message.includes(`amazon:${right}`)) ?? "view"
}
