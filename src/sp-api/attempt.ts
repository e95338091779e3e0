import { AttemptTimeout, withTimeout } from "./abort"
import { AnswerShapeError, errorFromAnswer, parseJson, requestIdOf } from "./answers"
import { AmazonApiError } from "./errors"
import type { Call } from "./operations/operation"
import {
  TransportError,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from "./transport/transport"

export interface AttemptResult<T> {
  status: number | null
  requestId: string | null
  /** x-amzn-RateLimit-Limit. */
  rateLimit?: string
  /** Amazon's clock; missing where nothing was answered. */
  date?: string
  outcome: { value: T } | { error: AmazonApiError }
}

/** Sends a call once. Every failure is an AmazonApiError in the result, except an abort: thrown. */
export async function attemptCall<T>(
  transport: Transport,
  call: Call<T>,
  request: Omit<TransportRequest, "signal">,
  limits: { timeoutMs: number; signal?: AbortSignal; now: () => Date }
): Promise<AttemptResult<T>> {
  let answer: TransportResponse
  try {
    answer = await withTimeout(limits.timeoutMs, limits.signal, (signal) =>
      transport.send({ ...request, signal })
    )
  } catch (error) {
    limits.signal?.throwIfAborted()
    return failedConnection(call, error)
  }
  const base = {
    status: answer.status,
    requestId: requestIdOf(answer),
    rateLimit: answer.headers["x-amzn-ratelimit-limit"],
    date: answer.headers.date,
  }
  const { name, repeatable } = call.operation
  if (answer.status < 200 || answer.status > 299) {
    const error = errorFromAnswer(name, answer, { repeatable, now: limits.now() })
    return { ...base, outcome: { error } }
  }
  return { ...base, outcome: readOutcome(call, answer) }
}

function readOutcome<T>(
  call: Call<T>,
  answer: TransportResponse
): { value: T } | { error: AmazonApiError } {
  try {
    // Where Amazon answers nothing, a page is somebody else's answer.
    const body = call.read || answer.body.length > 0 ? parseJson(answer.body) : undefined
    return { value: call.read ? call.read(body) : (undefined as T) }
  } catch (error) {
    if (!(error instanceof AnswerShapeError)) {
      throw error
    }
    return {
      error: new AmazonApiError({
        operation: call.operation.name,
        kind: "unexpected_answer",
        message: `HTTP ${answer.status}, but ${error.message}`,
        status: answer.status,
        requestId: requestIdOf(answer),
        retryable: call.operation.repeatable,
      }),
    }
  }
}

function failedConnection<T>(call: Call<T>, error: unknown): AttemptResult<T> {
  const { name: operation, repeatable: retryable } = call.operation
  if (error instanceof AttemptTimeout) {
    const timeout = { operation, kind: "network" as const, message: error.message, retryable }
    return { status: null, requestId: null, outcome: { error: new AmazonApiError(timeout) } }
  }
  if (!(error instanceof TransportError)) {
    throw error
  }
  const { status, requestId } = error
  // A success whose body was cut may have been executed: not the same as not being reached.
  const kind = status !== null && status < 300 ? "unexpected_answer" : "network"
  const message = `${error.message}${error.code ? ` (${error.code})` : ""}`
  return {
    status,
    requestId,
    outcome: {
      error: new AmazonApiError({ operation, kind, message, status, requestId, retryable }),
    },
  }
}
