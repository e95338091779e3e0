import type { Answer } from "../http/answer.js"

/** An error in the form of RFC 6749, as Login with Amazon answers. */
export function lwaError(status: number, error: string, description: string): Answer {
  return {
    status,
    body: { error, error_description: description },
    headers: { "cache-control": "no-store", pragma: "no-cache" },
  }
}

export function invalidGrant(parameter: string, why: string): Answer {
  return lwaError(
    400,
    "invalid_grant",
    `The request has an invalid grant parameter : ${parameter}. ${why}`
  )
}
