import { ApiError } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import type { FaultKind } from "./faults.js"

/** The answer given instead of the real one, or null for faults that spoil the real answer. */
export function faultAnswer(kind: FaultKind): Answer | null {
  switch (kind) {
    case "throttle":
      return quotaExceeded().toAnswer()
    case "500":
      return new ApiError(
        500,
        "InternalFailure",
        "We encountered an internal error. Please try again."
      ).toAnswer()
    case "502":
      // Gateways answer in their own form, not in the API's.
      return { status: 502, body: { message: "Internal server error" } }
    case "503":
      return new ApiError(
        503,
        "ServiceUnavailable",
        "Service is temporarily unavailable. Please try again."
      ).toAnswer()
    case "html_500":
      return { status: 500, body: html("500 Internal Server Error") }
    case "html_502":
      return { status: 502, body: html("502 Bad Gateway") }
    case "html_503":
      return { status: 503, body: html("503 Service Temporarily Unavailable") }
    default:
      return null
  }
}

export function quotaExceeded(): ApiError {
  return new ApiError(429, "QuotaExceeded", "You exceeded your quota for the requested resource.")
}

function html(title: string): string {
  return `<html>\n<head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center></body>\n</html>\n`
}
