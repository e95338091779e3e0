import type { AccessToken, Clock, RateLimiter, TokenStore } from "./ports"

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

interface Bucket {
  tokens: number
  /** When `tokens` was right, in epoch milliseconds. */
  at: number
  blockedUntil: number
  learnedRate: number | null
}

/** Token buckets of one process. */
export class InMemoryRateLimiter implements RateLimiter {
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly clock: Clock = systemClock) {}

  async take(name: string, limit: { rate: number; burst: number }): Promise<number> {
    const now = this.clock.now().getTime()
    const bucket = this.bucket(name)
    const perMs = (bucket.learnedRate ?? limit.rate) / 1000
    // A bucket not seen before is full (tokens is Infinity).
    const refilled = bucket.tokens + Math.max(0, now - bucket.at) * perMs
    bucket.tokens = Math.min(limit.burst, refilled)
    bucket.at = now
    const blockedMs = Math.max(0, bucket.blockedUntil - now)
    const emptyMs = bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perMs
    const waitMs = Math.ceil(Math.max(blockedMs, emptyMs))
    if (waitMs === 0) {
      bucket.tokens -= 1
    }
    return waitMs
  }

  async learn(name: string, rate: number): Promise<void> {
    if (Number.isFinite(rate) && rate > 0) {
      this.bucket(name).learnedRate = rate
    }
  }

  async penalize(name: string, ms: number): Promise<void> {
    const bucket = this.bucket(name)
    const now = this.clock.now().getTime()
    // Amazon's bucket is empty whatever ours said; it refills during the pause as Amazon's does.
    bucket.tokens = 0
    bucket.at = now
    bucket.blockedUntil = Math.max(bucket.blockedUntil, now + ms)
  }

  private bucket(name: string): Bucket {
    let bucket = this.buckets.get(name)
    if (!bucket) {
      const now = this.clock.now().getTime()
      bucket = { tokens: Infinity, at: now, blockedUntil: 0, learnedRate: null }
      this.buckets.set(name, bucket)
    }
    return bucket
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
