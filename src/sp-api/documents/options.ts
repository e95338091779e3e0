import { systemClock } from "../in-memory"
import type { Clock } from "../ports"

export interface DocumentOptions {
  /** For the answer to begin and between two pieces; default 30 000. */
  timeoutMs?: number
  /** Attempts without a megabyte of progress between them; default 4. */
  maxAttempts?: number
  clock?: Clock
  /** In [0, 1), for jitter; default Math.random. */
  random?: () => number
}

export function withDefaults(options: DocumentOptions): Required<DocumentOptions> {
  const { timeoutMs = 30_000, maxAttempts = 4, clock = systemClock, random = Math.random } = options
  return { timeoutMs, maxAttempts, clock, random }
}
