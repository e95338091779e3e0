import { ApiError, unauthorized } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import { invalidGrant, lwaError } from "../lwa/errors.js"
import { unreached } from "./kinds.js"
import type { FaultKind } from "./kinds.js"

export const TOKEN_EXPIRED = "The access token you provided has expired."
export const TOKEN_REVOKED = "The access token you provided is revoked, malformed or invalid."
export const GRANT_REVOKED = "User may have revoked or didn't grant the permission."

/** The answer given instead of the real one, or null for faults that spoil the real answer. */
export function faultAnswer(kind: FaultKind): Answer | null {
  switch (kind) {
    case "expired_token":
      return unauthorized(TOKEN_EXPIRED).toAnswer()
    case "revoked_token":
      return unauthorized(TOKEN_REVOKED).toAnswer()
    case "throttle":
    case "throttle_with_limit":
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
      return unreached(kind)
  }
}

/** The same at the token endpoint, which has its own form of errors. */
export function tokenFaultAnswer(kind: FaultKind): Answer | null {
  switch (kind) {
    case "throttle":
    case "throttle_with_limit":
      return lwaError(429, "temporarily_unavailable", "The request was throttled.")
    case "revoked_token":
      return invalidGrant("refresh_token", GRANT_REVOKED)
    default:
      return faultAnswer(kind)
  }
}

export function quotaExceeded(): ApiError {
  return new ApiError(429, "QuotaExceeded", "You exceeded your quota for the requested resource.")
}

function html(title: string): string {
  return `<html>\n<head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center></body>\n</html>\n`
}
