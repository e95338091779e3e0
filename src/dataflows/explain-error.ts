import { AmazonApiError } from "../sp-api"

/** A database error's text: the statement with its values (a buyer's, maybe), the cause, the row. */
const STATEMENT = /^\s*(insert|update|delete|select|with)\b.* - /is
const DETAIL = /\s*(- )?detail: .*$/is

/**
 * Workflows throw what a step threw as a plain object; "[object Object]" would tell nobody anything.
 * Of a database error only PostgreSQL's own sentence is kept.
 */
const messageOf = (error: unknown): string => {
  const message = (error as { message?: unknown } | null | undefined)?.message
  const text = typeof message === "string" ? message : String(error)
  return STATEMENT.test(text) ? text.replace(DETAIL, "").replace(STATEMENT, "") : text
}

/** An error as it may be stored and shown: Amazon's code and request id, never a secret. */
export const explainError = (
  error: unknown
): { message: string; code: string | null; request_id: string | null; at: string } => ({
  message: messageOf(error),
  code: error instanceof AmazonApiError ? (error.code ?? error.kind) : null,
  request_id: error instanceof AmazonApiError ? error.requestId : null,
  at: new Date().toISOString(),
})
