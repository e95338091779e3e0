/** The emulator's time: the machine's clock plus an offset that the control API moves. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that goes on from any base clock and can be moved (tokens expire, buckets refill). */
export class MovableClock implements Clock {
  constructor(
    private readonly base: Clock = systemClock,
    public offsetMs = 0
  ) {}

  now(): number {
    return this.base.now() + this.offsetMs
  }

  advance(milliseconds: number): void {
    this.offsetMs += milliseconds
  }

  moveTo(instant: number): void {
    this.offsetMs += instant - this.now()
  }
}

/** ISO 8601 UTC with seconds, as Amazon writes instants ("2026-11-20T10:15:00Z"). */
export function toIso(instant: number): string {
  return new Date(Math.floor(instant / 1000) * 1000).toISOString().replace(".000Z", "Z")
}
