import { abortable } from "./abort"
import { isTokenRefused, refusedAnew } from "./answers"
import { attemptCall, type AttemptResult } from "./attempt"
import { AmazonApiError } from "./errors"
import type { CallOptions, CallReport } from "./call-options"
import type { Call } from "./operations/operation"
import { toPath } from "./operations/parameters"
import type { SpApiAccount } from "./options"
import type { AccessToken, Clock } from "./ports"
import type { RateGate } from "./rate-gate"
import { refillMs } from "./rate-limits"
import { backoffMs, throttleMs } from "./retry"
import type { CallTokens } from "./tokens/call-tokens"
import { observeAttempt } from "./trace/observe-attempt"
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
  /** Scheme, host and port of a region, for traces. */
  origin: (region: SpApiAccount["region"]) => string
}

/** State of one call over its attempts. */
interface Progress {
  signal?: AbortSignal
  budgetMs: number
  waitedMs: number
  /** Of it, what reports have told. */
  toldMs: number
  urgent: boolean
}

/** What every call goes through: token, rate limit, attempt, retry. */
export class CallPipeline {
  constructor(private readonly options: CallPipelineOptions) {}

  /** Throws AmazonApiError; errors of the rate limiter and the token store pass through. */
  async call<T>(account: SpApiAccount, call: Call<T>, options: CallOptions = {}): Promise<T> {
    const progress: Progress = {
      signal: options.signal,
      budgetMs: options.maxWaitMs ?? this.options.maxWaitMs,
      waitedMs: 0,
      toldMs: 0,
      urgent: options.urgent ?? false,
    }
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
      throw error
    }
  }

  private async attempts<T>(account: SpApiAccount, call: Call<T>, progress: Progress): Promise<T> {
    let refreshed = false
    for (let attempt = 1; ; attempt++) {
      const token = await abortable(this.options.tokens.get(account, call), progress.signal)
      await this.waitForRate(account, call, progress)
      const { outcome } = await this.attempt(account, call, token, attempt, progress)
      if ("value" in outcome) {
        return outcome.value
      }
      const { error } = outcome
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
    const result = await observeAttempt(
      { operation, account, attempt, waitedMs, pausedMs: waitedMs - toldMs, origin, clock, onCall },
      () => attemptCall(transport, call, request, { timeoutMs, signal, now: () => clock.now() })
    )
    await gate.learn(account.key, operation, result.rateLimit)
    return result
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
      const pauseMs = error.retryAfterMs ?? throttleMs(attempt, refill, random)
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
    await this.pause(error.retryAfterMs ?? backoffMs(attempt, random), error, progress)
  }

  private async pause(ms: number, error: AmazonApiError, progress: Progress): Promise<void> {
    if (progress.waitedMs + ms > progress.budgetMs) {
      throw error.retryIn(ms)
    }
    await this.options.clock.sleep(ms, progress.signal)
    progress.waitedMs += ms
  }
}
