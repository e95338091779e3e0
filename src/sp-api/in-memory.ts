import type { AccessToken, Clock, RateLimiter, TokenStore } from "./ports"
import { FULL_BUCKET, learnRate, penalize, takeFrom, waitOf, type BucketState } from "./rate-bucket"
import type { UsagePlan } from "./rate-limits"

/** Real time. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const onAbort = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", onAbort)
        resolve()
      }, ms)
      signal?.addEventListener("abort", onAbort, { once: true })
    }),
}

/** Token buckets of one process. */
export class InMemoryRateLimiter implements RateLimiter {
  private readonly buckets = new Map<string, BucketState>()

  constructor(private readonly clock: Clock = systemClock) {}

  async take(name: string, plan: UsagePlan, urgent: boolean): Promise<number> {
    const waitMs = waitOf(this.bucket(name), plan, urgent, this.now())
    if (waitMs === 0) {
      this.buckets.set(name, takeFrom(this.bucket(name), plan, this.now()))
    }
    return waitMs
  }

  async wait(name: string, plan: UsagePlan, urgent: boolean): Promise<number> {
    return waitOf(this.bucket(name), plan, urgent, this.now())
  }

  async learn(name: string, plan: UsagePlan, rate: number): Promise<void> {
    this.buckets.set(name, learnRate(this.bucket(name), plan, rate, this.now()))
  }

  async penalize(name: string, plan: UsagePlan, ms: number): Promise<void> {
    this.buckets.set(name, penalize(this.bucket(name), plan, ms, this.now()))
  }

  private bucket(name: string): BucketState {
    return this.buckets.get(name) ?? FULL_BUCKET
  }

  private now(): number {
    return this.clock.now().getTime()
  }
}

/** Access tokens of one process. */
export class InMemoryTokenStore implements TokenStore {
  private readonly tokens = new Map<string, AccessToken>()
  private readonly refreshes = new Map<string, Promise<AccessToken>>()

  async getOrRefresh(
    key: string,
    isUsable: (token: AccessToken) => boolean,
    refresh: () => Promise<AccessToken>
  ): Promise<AccessToken> {
    const stored = this.tokens.get(key)
    if (stored && isUsable(stored)) {
      return stored
    }
    const running = this.refreshes.get(key) ?? this.start(key, refresh)
    return running
  }

  async invalidate(key: string, value: string): Promise<void> {
    if (this.tokens.get(key)?.value === value) {
      this.tokens.delete(key)
    }
  }

  private start(key: string, refresh: () => Promise<AccessToken>): Promise<AccessToken> {
    const running = refresh()
      .then((token) => {
        this.tokens.set(key, token)
        return token
      })
      .finally(() => this.refreshes.delete(key))
    this.refreshes.set(key, running)
    return running
  }
}
