import type { UsagePlan } from "./rate-limits"

/*
 * The decision about one token bucket, as pure functions. The in-memory limiter calls them; the
 * module's PostgreSQL statement is the same arithmetic, and a test compares the two. Why these
 * figures: docs/rate-limits.md.
 */

/** Part of Amazon's rate that is used: rates are published rounded, clocks differ a little. */
export const RATE_MARGIN = 0.98
/** How much the time from our grant to the arrival at Amazon may vary between requests. */
export const JITTER_MS = 500
/** Where the burst is one token, jitter lengthens the interval instead, by this part at most. */
export const SINGLE_MARGIN = 0.04
/** After a 429 the rate is multiplied with this, and never gets below `SLOWEST`. */
export const SLOW_DOWN = 0.75
export const SLOWEST = 0.1
/** From nothing to the full rate again: the time of so many tokens, within these bounds. */
export const RECOVERY_TOKENS = 1000
export const MIN_RECOVERY_MS = 60_000
export const MAX_RECOVERY_MS = 24 * 3_600_000
/** A penalty ends after this whatever was asked for. */
export const MAX_PENALTY_MS = 3_600_000

/** What is remembered of a bucket; times are epoch milliseconds. */
export interface BucketState {
  /** When the bucket is full again (the theoretical arrival time of GCRA). */
  arrivalAt: number
  /** Nobody calls before. */
  blockedUntil: number
  /** When the rate that a 429 reduced is the full one again. */
  slowedUntil: number
  /** Requests per second as told by Amazon; null: the usage plan's. */
  learnedRate: number | null
}

export const FULL_BUCKET: BucketState = {
  arrivalAt: 0,
  blockedUntil: 0,
  slowedUntil: 0,
  learnedRate: null,
}

interface Pace {
  /** Tokens that the bucket holds, not a whole number. */
  capacity: number
  /** Tokens that only urgent calls may take. */
  kept: number
  /** Milliseconds per token. */
  intervalMs: number
  recoveryMs: number
  /** Part of the full rate, between `SLOWEST` and 1. */
  factor: number
}

/** Milliseconds until a token is free for such a call; 0: now. */
export function waitOf(
  state: BucketState,
  plan: UsagePlan,
  urgent: boolean,
  nowMs: number
): number {
  const { capacity, kept, intervalMs } = paceOf(state, plan, nowMs)
  const spare = capacity - 1 - (urgent ? 0 : kept)
  return Math.max(0, Math.max(state.arrivalAt - spare * intervalMs, state.blockedUntil) - nowMs)
}

/** The bucket after a token was taken, for which `waitOf` must be 0. */
export function takeFrom(state: BucketState, plan: UsagePlan, nowMs: number): BucketState {
  const { intervalMs } = paceOf(state, plan, nowMs)
  return { ...state, arrivalAt: Math.max(state.arrivalAt, nowMs) + intervalMs }
}

/** Amazon told its rate. The tokens that are missing are still missing, each for another time. */
export function learnRate(
  state: BucketState,
  plan: UsagePlan,
  rate: number,
  nowMs: number
): BucketState {
  const missingMs = Math.max(0, state.arrivalAt - nowMs)
  const arrivalAt = nowMs + (missingMs * (state.learnedRate ?? plan.rate)) / rate
  return { ...state, arrivalAt, learnedRate: rate }
}

/**
 * Amazon answered 429: nobody calls for `ms`, then the bucket fills from empty, more slowly for a
 * while. Answers to calls that were on their way together slow it down once.
 */
export function penalize(
  state: BucketState,
  plan: UsagePlan,
  ms: number,
  nowMs: number
): BucketState {
  const { capacity, intervalMs, recoveryMs, factor } = paceOf(state, plan, nowMs)
  const isFirst = state.blockedUntil <= nowMs
  const slower = isFirst ? Math.max(SLOWEST, factor * SLOW_DOWN) : factor
  const blockedUntil = Math.max(state.blockedUntil, nowMs + Math.min(ms, MAX_PENALTY_MS))
  const factorThen = Math.min(1, slower + (blockedUntil - nowMs) / recoveryMs)
  return {
    ...state,
    blockedUntil,
    slowedUntil: isFirst ? nowMs + (1 - slower) * recoveryMs : state.slowedUntil,
    arrivalAt: Math.max(
      state.arrivalAt,
      blockedUntil + ((capacity - 1) * intervalMs * factor) / factorThen
    ),
  }
}

function paceOf(state: BucketState, plan: UsagePlan, nowMs: number): Pace {
  // Amazon tells a granted rate and no burst, so the published burst holds whatever the rate is.
  const rate = state.learnedRate ?? plan.rate
  const stepMs = 1000 / rate
  const capacity = Math.max(1, plan.burst - Math.min(plan.burst / 2, JITTER_MS / stepMs))
  const share = plan.urgentShare ?? 0
  const kept = share > 0 ? Math.max(0, Math.min(Math.max(1, capacity * share), capacity - 1.5)) : 0
  const recoveryMs = Math.min(MAX_RECOVERY_MS, Math.max(MIN_RECOVERY_MS, RECOVERY_TOKENS * stepMs))
  const factor = Math.max(SLOWEST, 1 - Math.max(0, state.slowedUntil - nowMs) / recoveryMs)
  const single = plan.burst < 2 ? Math.min(JITTER_MS, SINGLE_MARGIN * stepMs) : 0
  const intervalMs = Math.max(stepMs / RATE_MARGIN, stepMs + single) / factor
  return { capacity, kept, intervalMs, recoveryMs, factor }
}
