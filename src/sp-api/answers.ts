import { AmazonApiError, type AmazonApiErrorKind, type AmazonErrorEntry } from "./errors"
import type { Call } from "./operations/operation"
import { redact } from "./redact"
import { retryAfterMs } from "./retry"
import type { TransportResponse } from "./transport/transport"

/** A success answer is not what Amazon documents; `message` holds nothing of its content. */
export class AnswerShapeError extends Error {}

/** The whole body as JSON. Throws AnswerShapeError for cut, empty, non-UTF-8 or non-JSON bodies. */
export function parseJson(body: Buffer): unknown {
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body)
  } catch {
    throw new AnswerShapeError(`the body of ${body.length} bytes is not UTF-8`)
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which may hold personal data.
    throw new AnswerShapeError(`the body of ${body.length} bytes is not complete JSON`)
  }
}

/** `answer[name]`, checked to be what Amazon documents. Throws AnswerShapeError. */
export function requireField(
  answer: unknown,
  name: string,
  type: "array" | "object" | "string"
): unknown {
  const value = isObject(answer) ? answer[name] : undefined
  const fits =
    type === "array"
      ? Array.isArray(value)
      : type === "object"
        ? isObject(value)
        : typeof value === type
  if (!fits) {
    throw new AnswerShapeError(`the body has no ${type} "${name}"`)
  }
  return value
}

/** Turns an answer with a status other than 2xx into the typed error. */
export function errorFromAnswer(
  operation: string,
  answer: TransportResponse,
  context: { repeatable: boolean; now: Date }
): AmazonApiError {
  const errors = readErrors(answer.body)
  const kind = kindOf(answer.status)
  const first = errors[0]
  const text = first ? [first.code, first.message, first.details].filter(Boolean).join(" – ") : ""
  return new AmazonApiError({
    operation,
    kind,
    message: `HTTP ${answer.status}${text ? ` ${text}` : ""}`,
    status: answer.status,
    requestId: requestIdOf(answer),
    errors,
    // A throttled call was not executed, so it may be repeated whatever it does.
    retryable: kind === "throttled" || (kind === "server" && context.repeatable),
    retryAfterMs: retryAfterMs(answer.headers["retry-after"], context.now),
  })
}

export function requestIdOf(answer: TransportResponse): string | null {
  return answer.headers["x-amzn-requestid"] ?? answer.headers["x-amz-request-id"] ?? null
}

/** Amazon words a dead access token so; other 403 are about roles, regions and marketplaces. */
export function isTokenRefused(error: AmazonApiError): boolean {
  return (
    error.kind === "access_denied" &&
    error.errors.some((entry) => /expired|revoked/i.test(`${entry.message} ${entry.details ?? ""}`))
  )
}

/**
 * What it means that a token just made is refused like an old one. Of a seller's it may be that the
 * authorization is gone (or Amazon has a bad moment: whoever believes it looks twice); the
 * application's own and those for one resource say nothing about the seller.
 */
export function refusedAnew(
  error: AmazonApiError,
  { operation, restricted }: Pick<Call<unknown>, "operation" | "restricted">
): AmazonApiError {
  if (operation.scope) return error.as("application_refused")
  return restricted ? error : error.as("access_lapsed")
}

function kindOf(status: number): AmazonApiErrorKind {
  if (status === 429) return "throttled"
  if (status === 401 || status === 403) return "access_denied"
  if (status === 404) return "not_found"
  if (status === 409) return "conflict"
  if (status === 408 || status >= 500) return "server"
  return status >= 400 ? "invalid_input" : "unexpected_answer"
}

/** Codes and messages only; a body that is no JSON (a proxy's HTML page) gives none. */
function readErrors(body: Buffer): AmazonErrorEntry[] {
  let json: unknown
  try {
    json = parseJson(body)
  } catch (error) {
    if (error instanceof AnswerShapeError) return []
    throw error
  }
  const errors = isObject(json) && Array.isArray(json.errors) ? json.errors : json
  // A bare list is what Listings Restrictions answers, and its model declares.
  const entries: unknown[] = Array.isArray(errors) ? errors : [errors]
  return entries.filter(isObject).flatMap((entry) => {
    const code = textOf(entry.code) ?? textOf(entry.error)
    const message = textOf(entry.message) ?? textOf(entry.error_description)
    return code || message
      ? [{ code: code ?? "Unknown", message: message ?? "", details: textOf(entry.details) }]
      : []
  })
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? redact(value) : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
