import type { AmazonApiError, AmazonApiErrorKind } from "../../sp-api"
import type { FailureDto, FailureReason } from "../../types/failures"
import { rolesFor } from "./roles"

type Told = Pick<AmazonApiError, "kind" | "operation" | "status" | "errors">

const REASONS: Record<AmazonApiErrorKind, FailureReason> = {
  throttled: "throttled",
  access_lapsed: "access_lapsed",
  access_denied: "access_denied",
  application_refused: "application_refused",
  invalid_input: "invalid_input",
  not_found: "not_found",
  conflict: "conflict",
  server: "amazon_unavailable",
  network: "amazon_unreachable",
  unreachable: "amazon_unreachable",
  aborted: "stopped",
  unexpected_answer: "answer_unreadable",
}

/** The one place where an error of Amazon's becomes something that a person can act on. */
export const explainAmazonError = (error: Told): FailureDto => {
  const { operation, status } = error
  const roles = rolesFor(operation)
  return {
    reason: reasonOf(error, roles),
    parameters: {
      operation,
      status,
      answer: answerOf(error),
      ...(roles.length ? { roles: roles.join(" / ") } : {}),
    },
  }
}

const reasonOf = ({ kind, status }: Told, roles: readonly string[]): FailureReason => {
  if (kind === "access_denied" && roles.length) {
    return "role_missing"
  }
  return kind === "invalid_input" && status === 413 ? "too_large" : REASONS[kind]
}

/** Amazon's own words of the first error; null where it said none. */
const answerOf = ({ errors }: Told): string | null => {
  const [first] = errors
  return first ? [first.message, first.details].filter(Boolean).join(" ") || first.code : null
}
