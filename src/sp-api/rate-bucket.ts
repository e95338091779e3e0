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
/** Less than this is an error of arithmetic. */
export const DUST_MS = 0.01
/** A penalty ends after this whatever was asked for. */
export const MAX_PENALTY_MS = 3_600_000

/**
 * What is remembered of a bucket; times are epoch milliseconds. While the rate is reduced, time
 * counts less: `arrivalAt` is in a time of its own that runs at the reduced speed and is ahead of
 * the clock by what it will lose until the rate is the full one again, when both are the same.
 */
export interface BucketState {
  /** When the bucket is full again (the theoretical arrival time of GCRA), in its own time. */
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
  /** Milliseconds per token at the full rate. */
  intervalMs: number
  recoveryMs: number
}

/** Whole milliseconds until a token is free for such a call; 0: now. */
export function waitOf(
  state: BucketState,
  plan: UsagePlan,
  urgent: boolean,
  nowMs: number
): number {
  const { capacity, kept, intervalMs, recoveryMs } = paceOf(state, plan)
  const spare = capacity - 1 - (urgent ? 0 : kept)
  const emptyMs = state.arrivalAt - spare * intervalMs - ownTime(state, recoveryMs, nowMs)
  const slowMs = slownessOf(state, recoveryMs, nowMs)
  const waitMs = Math.max(clockTime(emptyMs, slowMs, recoveryMs), state.blockedUntil - nowMs)
  return Math.max(0, Math.ceil(waitMs - DUST_MS))
}

/** The bucket after a token was taken, for which `waitOf` must be 0. */
export function takeFrom(state: BucketState, plan: UsagePlan, nowMs: number): BucketState {
  const { intervalMs, recoveryMs } = paceOf(state, plan)
  const arrivalAt = Math.max(state.arrivalAt, ownTime(state, recoveryMs, nowMs)) + intervalMs
  return { ...state, arrivalAt }
}

/** Amazon told its rate. The tokens that are missing are still missing, each for another time. */
export function learnRate(
  state: BucketState,
  plan: UsagePlan,
  rate: number,
  nowMs: number
): BucketState {
  const before = paceOf(state, plan)
  const learned = { ...state, learnedRate: rate }
  const after = paceOf(learned, plan)
  const missing =
    Math.max(0, state.arrivalAt - ownTime(state, before.recoveryMs, nowMs)) / before.intervalMs
  const arrivalAt = ownTime(learned, after.recoveryMs, nowMs) + missing * after.intervalMs
  return { ...learned, arrivalAt }
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
  const { capacity, intervalMs, recoveryMs } = paceOf(state, plan)
  const factor = 1 - slownessOf(state, recoveryMs, nowMs) / recoveryMs
  const isFirst = state.blockedUntil <= nowMs
  const slower = Math.max(SLOWEST, factor * SLOW_DOWN)
  const blockedUntil = Math.max(state.blockedUntil, nowMs + Math.min(ms, MAX_PENALTY_MS))
  const next = {
    ...state,
    blockedUntil,
    slowedUntil: isFirst ? nowMs + (1 - slower) * recoveryMs : state.slowedUntil,
  }
  const ahead = ownTime(next, recoveryMs, nowMs) - ownTime(state, recoveryMs, nowMs)
  const oneToken = ownTime(next, recoveryMs, blockedUntil) + (capacity - 1) * intervalMs
  return { ...next, arrivalAt: Math.max(state.arrivalAt + ahead, oneToken) }
}

function paceOf({ learnedRate }: BucketState, plan: UsagePlan): Pace {
  // Amazon tells a granted rate and no burst, so the published burst holds whatever the rate is.
  const stepMs = 1000 / (learnedRate ?? plan.rate)
  const capacity = Math.max(1, plan.burst - Math.min(plan.burst / 2, JITTER_MS / stepMs))
  const share = plan.urgentShare ?? 0
  const kept = share > 0 ? Math.max(0, Math.min(Math.max(1, capacity * share), capacity - 1.5)) : 0
  const recoveryMs = Math.min(MAX_RECOVERY_MS, Math.max(MIN_RECOVERY_MS, RECOVERY_TOKENS * stepMs))
  const single = plan.burst < 2 ? Math.min(JITTER_MS, SINGLE_MARGIN * stepMs) : 0
  return { capacity, kept, intervalMs: Math.max(stepMs / RATE_MARGIN, stepMs + single), recoveryMs }
}

/** How long the rate is still reduced; of `recoveryMs` it is the part of the rate that is missing. */
function slownessOf({ slowedUntil }: BucketState, recoveryMs: number, nowMs: number): number {
  return Math.min((1 - SLOWEST) * recoveryMs, Math.max(0, slowedUntil - nowMs))
}

/** The bucket's own time: its speed is the part of the full rate, which grows evenly. */
function ownTime(state: BucketState, recoveryMs: number, nowMs: number): number {
  return nowMs + slownessOf(state, recoveryMs, nowMs) ** 2 / (2 * recoveryMs)
}

/** In how much time of the clock `ownMs` of the bucket's own have passed. */
function clockTime(ownMs: number, slowMs: number, recoveryMs: number): number {
  const factor = 1 - slowMs / recoveryMs
  const ownUntilFull = slowMs - slowMs ** 2 / (2 * recoveryMs)
  return ownMs <= ownUntilFull
    ? recoveryMs * (Math.sqrt(factor ** 2 + (2 * Math.max(0, ownMs)) / recoveryMs) - factor)
    : slowMs + ownMs - ownUntilFull
}
