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
  "expired_url",
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export function isKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.includes(value as FaultKind)
}

/** Endpoints of Amazon by which a rule can name all their operations at once. */
export const ENDPOINTS = ["sp-api", "documents", "sqs"] as const
const STORAGE = ["documents", "uploadDocument", "downloadDocument"]
const isQueue = (operation: string) => operation === "sqs" || operation.startsWith("sqs.")

/** The endpoint that an operation is at; the token endpoint and the consent page are their own. */
export function endpointOf(operation: string): string {
  if (operation === "token" || operation === "consent") {
    return operation
  }
  return STORAGE.includes(operation) ? "documents" : isQueue(operation) ? "sqs" : "sp-api"
}

/**
 * Login with Amazon has no access token to refuse, nor have Seller Central's page, the documents'
 * storage and the queues; only the storage has addresses that expire.
 */
export function appliesTo(kind: FaultKind, operation: string): boolean {
  switch (kind) {
    case "expired_url":
      return operation === "*" || STORAGE.includes(operation)
    case "expired_token":
      return operation !== "token" && hasToken(operation)
    case "revoked_token":
      return hasToken(operation)
    default:
      return true
  }
}

function hasToken(operation: string): boolean {
  return operation !== "consent" && !STORAGE.includes(operation) && !isQueue(operation)
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
