export type AmazonApiErrorKind =
  /** Our own bucket or Amazon's is empty: come back after `retryAfterMs`. */
  | "throttled"
  /** The selling partner's authorization is gone (revoked, or a year old): authorize again. */
  | "access_lapsed"
  /** Authorized, but not for this: a role, region or marketplace is missing. */
  | "access_denied"
  /** Login with Amazon does not accept the application's id or secret. Says nothing about sellers. */
  | "application_refused"
  | "invalid_input"
  | "not_found"
  | "conflict"
  | "server"
  | "network"
  /** Many calls in a row failed by `server` or `network`; this one was not sent (any more). */
  | "unreachable"
  | "aborted"
  /** A success status whose body is no complete JSON of the documented shape. */
  | "unexpected_answer"

/** One entry of Amazon's `errors`. */
export interface AmazonErrorEntry {
  code: string
  message: string
  details: string | null
}

export interface AmazonApiErrorInput {
  operation: string
  kind: AmazonApiErrorKind
  message: string
  status?: number | null
  requestId?: string | null
  errors?: AmazonErrorEntry[]
  retryable?: boolean
  retryAfterMs?: number | null
  earlierUnknown?: boolean
}

/** The only error a call to Amazon throws. Its text holds no token, secret or body of an answer. */
export class AmazonApiError extends Error {
  override readonly name = "AmazonApiError"
  readonly operation: string
  readonly kind: AmazonApiErrorKind
  /** HTTP status; null when there was no answer. */
  readonly status: number | null
  /** Code of the first entry, e.g. `QuotaExceeded`, `InvalidInput`, `invalid_grant`. */
  readonly code: string | null
  readonly details: string | null
  /** x-amzn-RequestId, to be given to Amazon's support. */
  readonly requestId: string | null
  readonly errors: AmazonErrorEntry[]
  /** The same call may succeed later, and repeating it does no harm. */
  readonly retryable: boolean
  readonly retryAfterMs: number | null
  /** An earlier attempt of the same call had no clear answer: it may have been executed. */
  readonly earlierUnknown: boolean
  /** The message without the operation. */
  readonly text: string

  constructor(input: AmazonApiErrorInput) {
    super(`Amazon ${input.operation}: ${input.message}`)
    this.text = input.message
    this.operation = input.operation
    this.kind = input.kind
    this.status = input.status ?? null
    this.errors = input.errors ?? []
    this.code = this.errors[0]?.code ?? null
    this.details = this.errors[0]?.details ?? null
    this.requestId = input.requestId ?? null
    this.retryable = input.retryable ?? false
    this.retryAfterMs = input.retryAfterMs ?? null
    this.earlierUnknown = input.earlierUnknown ?? false
  }

  /** The same error with the time after which to come back. */
  retryIn(ms: number): AmazonApiError {
    return this.with({ retryAfterMs: ms })
  }

  /** The same error, understood in another way. */
  as(kind: AmazonApiErrorKind): AmazonApiError {
    return this.with({ kind })
  }

  /** The same error of a call of which an attempt before may have been executed. */
  afterUnknown(): AmazonApiError {
    return this.with({ earlierUnknown: true })
  }

  private with(change: Partial<AmazonApiErrorInput>): AmazonApiError {
    const { operation, kind, status, requestId, errors, retryable, retryAfterMs, text } = this
    return new AmazonApiError({
      ...{ operation, kind, message: text, status, requestId, errors, retryable, retryAfterMs },
      earlierUnknown: this.earlierUnknown,
      ...change,
    })
  }
}
