import type { Answer } from "../http/answer.js"
import { faultAnswer } from "../faults/answers.js"
import type { FaultKind } from "../faults/kinds.js"
import { EXPIRED, storageError } from "./storage-errors.js"

/** What the storage answers instead, or null for faults that spoil the real answer. */
export function storageFaultAnswer(kind: FaultKind): Answer | null {
  switch (kind) {
    case "expired_url":
      return EXPIRED
    case "throttle":
    case "throttle_with_limit":
      return storageError(503, "SlowDown", "Please reduce your request rate.")
    case "500":
      return storageError(500, "InternalError", "We encountered an internal error. Please retry.")
    case "503":
      return storageError(503, "ServiceUnavailable", "Service is unable to handle request.")
    default:
      return faultAnswer(kind)
  }
}
