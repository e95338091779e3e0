import { explainAmazonError } from "../domain/failures"
import { errorText, hasStatement } from "../modules/amazon/lib/error-text"
import { isRefusal } from "../modules/amazon/lib/refusal"
import { AmazonApiError } from "../sp-api"
import { QueueError } from "../sp-api/notifications"
import type { FailureDto } from "../types"

/** PostgreSQL's error codes (appendix A): five digits and capitals; only letters is EPIPE's kind. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/

/** A type, not an interface: it is stored as JSON. */
export type ExplainedError = {
  /** In English, for a technician. */
  message: string
  /** What a person is told, as code and parameters. */
  failure: FailureDto
  /** Amazon's code. */
  code: string | null
  request_id: string | null
  at: string
}

const failureOf = (error: unknown): FailureDto => {
  if (error instanceof AmazonApiError) {
    return explainAmazonError(error)
  }
  if (error instanceof QueueError) {
    return { reason: "queue", parameters: { answer: `${error.action}: ${error.code}` } }
  }
  if (isRefusal(error)) {
    const known = Object.entries(error.parameters).filter(([, value]) => !Array.isArray(value))
    return {
      reason: "refusal",
      parameters: {
        ...(Object.fromEntries(known) as FailureDto["parameters"]),
        refusal: String(error.code),
      },
    }
  }
  const code = (error as { code?: unknown } | null | undefined)?.code
  const ofDatabase = hasStatement(error) || SQL_STATE.test(String(code ?? ""))
  return { reason: ofDatabase ? "database" : "internal", parameters: {} }
}

/** An error as it may be stored and shown: Amazon's code and request id, never a secret. */
export const explainError = (error: unknown): ExplainedError => ({
  message: errorText(error),
  failure: failureOf(error),
  code:
    error instanceof AmazonApiError
      ? (error.code ?? error.kind)
      : error instanceof QueueError
        ? error.code
        : null,
  request_id: error instanceof AmazonApiError ? error.requestId : null,
  at: new Date().toISOString(),
})
