import type { UsagePlan } from "./rate-limits"

/*
 * What the client needs from its surroundings. In-memory versions are in `in-memory.ts`; an
 * application of several processes implements them on a shared store, because Amazon's limits and
 * token lifetimes are per application and selling partner, not per process.
 */

export interface Clock {
  now(): Date
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/**
 * One token bucket per name, shared by everybody who calls Amazon for the same application. `plan`
 * is the operation's published usage plan; what was learned of the bucket beats it. The decision
 * itself is in `rate-bucket.ts`.
 */
export interface RateLimiter {
  /** Takes one token; 0 = granted now, otherwise milliseconds until one is free (nothing was taken). */
  take(bucket: string, plan: UsagePlan, urgent: boolean): Promise<number>
  /** What `take` would answer. */
  wait(bucket: string, plan: UsagePlan, urgent: boolean): Promise<number>
  /** Amazon told its rate (x-amzn-RateLimit-Limit, requests per second). */
  learn(bucket: string, plan: UsagePlan, rate: number): Promise<void>
  /** Amazon answered 429: nobody calls before `ms` have passed, and slower for a while. */
  penalize(bucket: string, plan: UsagePlan, ms: number): Promise<void>
}

export interface AccessToken {
  value: string
  expiresAt: Date
}

/** `key` is the `key` of the account that the client was made for. */
export interface TokenStore {
  /**
   * The stored token while `isUsable(token)`, else what `refresh()` gives; one refresh at a time per
   * key. `refresh` is given up when the signal that it gets aborts. `grant` is a digest of the permission
   * that is refreshed: once it was renewed, a token of the former one is not to be kept.
   */
  getOrRefresh(
    key: string,
    isUsable: (token: AccessToken) => boolean,
    refresh: (signal?: AbortSignal) => Promise<AccessToken>,
    grant?: string
  ): Promise<AccessToken>
  /** Forgets `value` if it is still the stored one. */
  invalidate(key: string, value: string): Promise<void>
}
