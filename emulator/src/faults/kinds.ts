import type { Answer } from "../http/answer.js"

export const FAULT_KINDS = [
  "throttle",
  "throttle_with_limit",
  "500",
  "502",
  "503",
  "html_500",
  "html_502",
  "html_503",
  "expired_token",
  "revoked_token",
  "reset_before",
  "reset_after",
  "hang",
  "slow_body",
  "truncated_body",
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export function isKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.includes(value as FaultKind)
}

/** Login with Amazon has no access token to refuse, Seller Central's page neither. */
export function appliesTo(kind: FaultKind, operation: string): boolean {
  return kind === "expired_token"
    ? operation !== "token" && operation !== "consent"
    : kind !== "revoked_token" || operation !== "consent"
}

/** How a call that is not answered ends; null for kinds with an answer. */
export function endOf(kind: FaultKind): "reset" | "none" | null {
  if (kind === "hang") {
    return "none"
  }
  return kind === "reset_before" || kind === "reset_after" ? "reset" : null
}

/** What stands for the answer of a call that never reached the service. */
export function unreached(kind: FaultKind): Answer | null {
  return kind === "reset_before" || kind === "hang" ? { status: 500 } : null
}
