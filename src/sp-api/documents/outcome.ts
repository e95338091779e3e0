import type { AmazonApiError } from "../errors"

/**
 * Whether a call that failed may have been executed all the same: there was no answer, a cut one,
 * or a 5xx, or it was aborted, perhaps under way. A refusal (4xx) and one that our own limit held
 * back were not.
 */
export function isOutcomeUnknown(error: AmazonApiError): boolean {
  return (
    error.kind === "network" ||
    error.kind === "server" ||
    error.kind === "unexpected_answer" ||
    error.kind === "aborted"
  )
}
