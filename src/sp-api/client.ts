import { setMaxListeners } from "node:events"
import { abortable } from "./abort"
import { isTokenRefused, refusedAnew } from "./answers"
import { attemptCall, type AttemptResult } from "./attempt"
import { CircuitBreaker } from "./circuit-breaker"
import { AmazonApiError } from "./errors"
import type { AnswerSeen, CallOptions, CallReport } from "./call-options"
import type { Call } from "./operations/operation"
import { toPath } from "./operations/parameters"
import type { SpApiAccount } from "./options"
import type { AccessToken, Clock } from "./ports"
import type { RateGate } from "./rate-gate"
import { refillMs } from "./rate-limits"
import { backoffMs, throttlePauseMs } from "./retry"
import type { CallTokens } from "./tokens/call-tokens"
import { observeAttempt } from "./trace/observe-attempt"
import { describing, observeCall, type CallTrail, type EndedCall } from "./trace/observe-call"
import type { Transport } from "./transport/transport"

export interface CallPipelineOptions {
  transport: Transport
  tokens: CallTokens
  gate: RateGate
  clock: Clock
  rateScale: number
  timeoutMs: number
  maxAttempts: number
  maxWaitMs: number
  random: () => number
  onCall?: (call: CallReport) => void
  onCallEnded?: (call: EndedCall) => void
  /** Scheme, host and port of a region, for traces. */
  origin: (region: SpApiAccount["region"]) => string
}

/** What the guard allowed is taken for allowed so long; a token may be waited for much longer. */
const ALLOWED_MS = 1_000

/** State of one call over its attempts. */
interface Progress extends CallTrail {
  signal?: AbortSignal
  budgetMs: number
  /** Of it, what reports have told. */
  toldMs: number
  urgent: boolean
  /** An attempt had no clear answer, so that it may have been executed. */
  isUnknown: boolean
  /** Asked again before an attempt that had to wait: what was allowed may not be any more. */
  guard?: () => Promise<void>
  /** When it was asked first, by the clock. */
  allowedAt: number
  onAnswer?: (answer: AnswerSeen) => void
}

/** What every call goes through: token, rate limit, attempt, retry. */
export class CallPipeline {
  /** One per host, whoever calls. */
  private readonly breakers = {
    na: new CircuitBreaker(),
    eu: new CircuitBreaker(),
    fe: new CircuitBreaker(),
  }

  constructor(private readonly options: CallPipelineOptions) {}

  /** Throws AmazonApiError; errors of the rate limiter, the token store and the guard pass through. */
  async call<T>(
    account: SpApiAccount,
    call: Call<T>,
    options: CallOptions = {},
    guard?: () => Promise<void>
  ): Promise<T> {
    const progress: Progress = {
      signal: options.signal,
      budgetMs: options.maxWaitMs ?? this.options.maxWaitMs,
      ...{ attempts: 0, waitedMs: 0, status: null, requestId: null },
      toldMs: 0,
      urgent: options.urgent ?? false,
      isUnknown: false,
      guard,
      allowedAt: this.options.clock.now().getTime(),
      onAnswer: options.onAnswer,
    }
    if (progress.signal) {
      // One signal may end hundreds of calls: Node would take eleven listeners for a leak.
      setMaxListeners(Infinity, progress.signal)
    }
    const { clock, onCallEnded } = this.options
    return observeCall(
      { ...describing(call), account: account.key, trail: progress, clock, onCallEnded },
      () => this.perform(account, call, progress)
    )
  }

  private async perform<T>(account: SpApiAccount, call: Call<T>, progress: Progress): Promise<T> {
    try {
      return await this.attempts(account, call, progress)
    } catch (error) {
      if (progress.signal?.aborted && !(error instanceof AmazonApiError)) {
        throw new AmazonApiError({
          operation: call.operation.name,
          kind: "aborted",
          message: "aborted by the caller",
          retryable: call.operation.repeatable,
        })
      }
      throw progress.isUnknown && error instanceof AmazonApiError ? error.afterUnknown() : error
    }
  }

  private async attempts<T>(account: SpApiAccount, call: Call<T>, progress: Progress): Promise<T> {
    let refreshed = false
    let last: AmazonApiError | undefined
    for (let attempt = 1; ; attempt++) {
      await this.waitForEndpoint(account, call, progress)
      const token = await abortable(this.options.tokens.get(account, call), progress.signal)
      await this.waitForTurn(account, call, progress)
      if (attempt > 1 || progress.waitedMs > 0 || this.isLongAgo(progress.allowedAt)) {
        // What an attempt before may have done counts for more than that there is no other.
        await progress.guard?.().catch((error: unknown) => {
          throw progress.isUnknown && last ? last : error
        })
      }
      const { outcome } = await this.attempt(account, call, token, attempt, progress)
      if ("value" in outcome) {
        return outcome.value
      }
      const { error } = outcome
      last = error
      if (isTokenRefused(error)) {
        if (refreshed) {
          throw refusedAnew(error, call)
        }
        refreshed = true
        await this.options.tokens.invalidate(account, call, token)
        continue
      }
      await this.prepareRetry(account, call, error, attempt, progress)
    }
  }

  private isLongAgo(instant: number): boolean {
    return this.options.clock.now().getTime() - instant > ALLOWED_MS
  }

  /** Returns when the rate limit has given a token and the endpoint is worth asking. */
  private async waitForTurn<T>(account: SpApiAccount, call: Call<T>, progress: Progress) {
    const breaker = this.breakers[account.region]
    do {
      await this.waitForEndpoint(account, call, progress)
      await this.waitForRate(account, call, progress)
    } while (breaker.enter(this.options.clock.now().getTime()) > 0)
  }

  /** Waits for the next probe of an endpoint that does not answer, within the call's budget. */
  private async waitForEndpoint<T>(account: SpApiAccount, call: Call<T>, progress: Progress) {
    const breaker = this.breakers[account.region]
    for (;;) {
      progress.signal?.throwIfAborted()
      const waitMs = breaker.waitMs(this.options.clock.now().getTime())
      if (waitMs === 0) {
        return
      }
      const unreachable = new AmazonApiError({
        operation: call.operation.name,
        kind: "unreachable",
        message: breaker.reason,
        retryable: true,
      })
      await this.pause(waitMs, unreachable, progress, breaker.isProbed)
    }
  }

  private async waitForRate<T>(account: SpApiAccount, call: Call<T>, progress: Progress) {
    for (;;) {
      progress.signal?.throwIfAborted()
      const waitMs = await abortable(
        this.options.gate.take(account.key, call.operation, progress.urgent),
        progress.signal
      )
      if (waitMs === 0) {
        return
      }
      const throttled = new AmazonApiError({
        operation: call.operation.name,
        kind: "throttled",
        message: `its rate limit allows no call for the next ${waitMs} ms`,
        retryable: true,
      })
      await this.pause(waitMs, throttled, progress)
    }
  }

  private async attempt<T>(
    account: SpApiAccount,
    call: Call<T>,
    token: AccessToken,
    attempt: number,
    progress: Progress
  ): Promise<AttemptResult<T>> {
    const { transport, clock, timeoutMs, onCall, gate, origin } = this.options
    const { operation, pathParameters = {}, query = {}, body } = call
    const { name, api, version, method } = operation
    const path = toPath(operation, pathParameters)
    const request = {
      region: account.region,
      operation: name,
      ...{ api, version, method, path, pathParameters, query, body },
      headers: {},
      accessToken: token.value,
    }
    const { waitedMs, toldMs, signal } = progress
    progress.toldMs = waitedMs
    Object.assign(progress, { attempts: attempt, status: null, requestId: null })
    const sentAt = clock.now()
    const result = await observeAttempt(
      { operation, account, attempt, waitedMs, pausedMs: waitedMs - toldMs, origin, clock, onCall },
      () => attemptCall(transport, call, request, { timeoutMs, signal, now: () => clock.now() })
    )
    Object.assign(progress, { status: result.status, requestId: result.requestId })
    this.noteAnswer(account, result)
    if (result.status !== null) {
      progress.onAnswer?.({ date: readDate(result.date), sentAt, receivedAt: clock.now() })
    }
    // Amazon has done what was asked for, maybe what must not be repeated: its answer is not given up
    // for a rate that cannot be stored, which the next answer tells again.
    await gate.learn(account.key, operation, result.rateLimit).catch(() => undefined)
    return result
  }

  private noteAnswer<T>({ region }: SpApiAccount, { status, outcome }: AttemptResult<T>): void {
    const error = "error" in outcome ? outcome.error : null
    if (error && (status === null || status >= 500)) {
      const reason = status === null ? error.text : `HTTP ${status}`
      this.breakers[region].failed(reason, this.options.clock.now().getTime())
    } else {
      this.breakers[region].succeeded()
    }
  }

  /** Returns when the call may be tried again; throws the error when it may not. */
  private async prepareRetry<T>(
    account: SpApiAccount,
    call: Call<T>,
    error: AmazonApiError,
    attempt: number,
    progress: Progress
  ): Promise<void> {
    const { gate, rateScale, random, maxAttempts } = this.options
    if (error.kind === "throttled") {
      const refill = refillMs(call.operation, rateScale)
      const pauseMs = throttlePauseMs(error.retryAfterMs, attempt, refill, random)
      await gate.penalize(account.key, call.operation, pauseMs)
      if (attempt >= maxAttempts || progress.waitedMs + pauseMs > progress.budgetMs) {
        throw error.retryIn(pauseMs)
      }
      // The penalty makes the limiter hold the next attempt back, and those of other processes. Who
      // was refused comes before those who have not called yet.
      progress.urgent = true
      return
    }
    if (!error.retryable || attempt >= maxAttempts) {
      throw error
    }
    progress.isUnknown = true
    const pauseMs = Math.max(error.retryAfterMs ?? 0, backoffMs(attempt, random))
    await this.pause(pauseMs, error, progress)
  }

  /** @param forProbe the answer to a probe is about to come: worth as much patience once more */
  private async pause(
    ms: number,
    error: AmazonApiError,
    progress: Progress,
    forProbe = false
  ): Promise<void> {
    if (progress.waitedMs + ms > progress.budgetMs * (forProbe ? 2 : 1)) {
      throw error.retryIn(ms)
    }
    await this.options.clock.sleep(ms, progress.signal)
    progress.waitedMs += ms
  }
}

function readDate(header: string | undefined): Date | null {
  const date = new Date(header ?? NaN)
  return Number.isNaN(date.getTime()) ? null : date
}
