/**
 * Why something that a flow does failed. Stored as code and parameters; the admin says it, and what to
 * do, in the viewer's language.
 */
export const failureReasons = [
  "throttled",
  "access_lapsed",
  "role_missing",
  "access_denied",
  "application_refused",
  "invalid_input",
  "too_large",
  "not_found",
  "conflict",
  "amazon_unavailable",
  "amazon_unreachable",
  "answer_unreadable",
  "stopped",
  "database",
  "queue",
  "internal",
] as const

export type FailureReason = (typeof failureReasons)[number]

export interface FailureDto {
  /** A refusal of our own has the words of its code (`refusalCodes`). */
  reason: FailureReason | "refusal"
  /** For the sentence; no personal data. */
  parameters: Record<string, string | number | null>
}
