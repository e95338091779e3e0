/** Longest pause asked for after a 429. */
const MAX_THROTTLE_MS = 15 * 60_000
const MIN_THROTTLE_MS = 200
/** A Retry-After beyond it is a mistake of somebody's clock. */
const MAX_RETRY_AFTER_MS = 3_600_000
const BACKOFF_BASE_MS = 500
const MAX_BACKOFF_MS = 8_000

/**
 * Pause after failed attempt number `attempt` (from 1): 0.5 s, 1 s, 2 s … at most 8 s, of which
 * between half and all is waited, so that clients that failed together do not return together.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(MAX_BACKOFF_MS, BACKOFF_BASE_MS * 2 ** (attempt - 1))
  return Math.ceil(full * (0.5 + random() / 2))
}

/**
 * Pause after a 429 without Retry-After: at least the time in which Amazon gives one token back
 * (sooner is useless), doubled for each further 429, up to a quarter longer by jitter.
 */
export function throttleMs(attempt: number, refillMs: number, random: () => number): number {
  const base = Math.max(MIN_THROTTLE_MS, refillMs) * 2 ** (attempt - 1)
  return Math.ceil(Math.min(MAX_THROTTLE_MS, base * (1 + random() / 4)))
}

/** Pause after a 429: what Amazon asks for, though never none at all. */
export function throttlePauseMs(
  retryAfter: number | null,
  attempt: number,
  refillMs: number,
  random: () => number
): number {
  return retryAfter === null
    ? throttleMs(attempt, refillMs, random)
    : Math.max(MIN_THROTTLE_MS, retryAfter)
}

/** Retry-After in seconds or as a date, an hour at most; null when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (!header?.trim()) {
    return null
  }
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000
  return Number.isFinite(ms) ? Math.min(MAX_RETRY_AFTER_MS, Math.max(0, Math.ceil(ms))) : null
}
