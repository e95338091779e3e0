import { parseJson, requireField } from "./answers"
import { AmazonApiError, type AmazonApiErrorKind, type AmazonErrorEntry } from "./errors"
import type { AccessToken } from "./ports"
import { redact } from "./redact"
import { retryAfterMs } from "./retry"

export interface LwaAnswerContext {
  operation: string
  repeatable: boolean
  status: number
  requestId: string | null
  now: Date
}

/** The error for an answer other than 200: `{ error, error_description }`, or a proxy's HTML. */
export function lwaError(
  context: LwaAnswerContext,
  text: string,
  retryAfter: string | undefined
): AmazonApiError {
  const entry = readEntry(text)
  const kind = kindOf(context.status, entry?.code ?? null)
  const reason = entry ? ` ${entry.code}${entry.message ? ` – ${entry.message}` : ""}` : ""
  return new AmazonApiError({
    operation: context.operation,
    kind,
    message: `Login with Amazon answered HTTP ${context.status}${reason}`,
    status: context.status,
    requestId: context.requestId,
    errors: entry ? [entry] : [],
    retryable: kind === "throttled" || (kind === "server" && context.repeatable),
    retryAfterMs: retryAfterMs(retryAfter, context.now),
  })
}

/** Tokens of a 200. Throws kind `unexpected_answer` when the body is cut or lacks one. */
export function readLwaTokens(
  context: LwaAnswerContext,
  text: string
): { accessToken: AccessToken; refreshToken: string | null } {
  try {
    const answer = parseJson(Buffer.from(text)) as Record<string, unknown>
    const value = requireField(answer, "access_token", "string") as string
    const seconds = Number(answer.expires_in)
    // Amazon's tokens live an hour; an unreadable lifetime must not make a token eternal.
    const lifetimeMs = (Number.isFinite(seconds) && seconds > 0 ? seconds : 3600) * 1000
    return {
      accessToken: { value, expiresAt: new Date(context.now.getTime() + lifetimeMs) },
      refreshToken: typeof answer.refresh_token === "string" ? answer.refresh_token : null,
    }
  } catch (error) {
    throw new AmazonApiError({
      operation: context.operation,
      kind: "unexpected_answer",
      message: `Login with Amazon: ${error instanceof Error ? error.message : String(error)}`,
      status: context.status,
      requestId: context.requestId,
      retryable: context.repeatable,
    })
  }
}

function kindOf(status: number, code: string | null): AmazonApiErrorKind {
  if (code === "invalid_grant") return "access_lapsed"
  if (code === "invalid_client" || code === "unauthorized_client") return "application_refused"
  if (status === 429) return "throttled"
  if (status === 408 || status >= 500) return "server"
  // 401 and 403 without a known code say something about the application, never about a seller.
  if (status === 401 || status === 403) return "application_refused"
  return status >= 400 ? "invalid_input" : "unexpected_answer"
}

function readEntry(text: string): AmazonErrorEntry | null {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  const { error, error_description: description } = (answer ?? {}) as Record<string, unknown>
  return typeof error === "string"
    ? {
        code: redact(error),
        message: typeof description === "string" ? redact(description) : "",
        details: null,
      }
    : null
}
