/** More than the attempts of one call, so that one unlucky call blames nobody. */
const FAILURES_TO_OPEN = 10
const FIRST_PAUSE_MS = 1_000
/** Shorter than what a call waits by default, so that every call can wait for the next probe. */
const MAX_PAUSE_MS = 4_000
/** How often who waits looks whether the probe was answered. */
const LOOK_MS = 200

/**
 * Whether an endpoint is worth asking. Closed: everybody asks. After ten failures in a row (5xx, no
 * connection, no answer in time) it is open: nobody asks until a pause is over, then one call probes,
 * and its answer closes the breaker or doubles the pause. Any answer below 500 closes it.
 */
export class CircuitBreaker {
  private failures = 0
  private pauses = 0
  private probed = false
  /** Epoch milliseconds; before, an open breaker lets nobody through. */
  private nextProbeAt = 0
  private lastReason = ""

  /** Milliseconds until a call may be sent or the probe's answer is worth a look, 0: now. */
  waitMs(nowMs: number): number {
    const waitMs = this.isOpen ? Math.max(0, this.nextProbeAt - nowMs) : 0
    return this.probed ? Math.min(waitMs, LOOK_MS) : waitMs
  }

  /** As `waitMs`; on 0 the caller sends, and is the probe of an open breaker. */
  enter(nowMs: number): number {
    const waitMs = this.waitMs(nowMs)
    if (waitMs === 0 && this.isOpen) {
      this.probed = true
      // Should this probe never be answered, the next one goes after the same pause.
      this.nextProbeAt = nowMs + this.pauseMs
    }
    return waitMs
  }

  /** The endpoint answered. */
  succeeded(): void {
    this.failures = 0
    this.pauses = 0
    this.probed = false
  }

  failed(reason: string, nowMs: number): void {
    const wasOpen = this.isOpen
    this.failures++
    this.lastReason = reason
    // What was sent before it opened says nothing new.
    if (this.isOpen && (!wasOpen || this.probed)) {
      this.probed = false
      this.pauses++
      this.nextProbeAt = nowMs + this.pauseMs
    }
  }

  /** A probe is under way: whether Amazon is back will soon be known. */
  get isProbed(): boolean {
    return this.probed
  }

  /** Why it is open, for people. */
  get reason(): string {
    return `${this.lastReason}; Amazon is unreachable (${this.failures} calls failed in a row), not sent`
  }

  private get isOpen(): boolean {
    return this.failures >= FAILURES_TO_OPEN
  }

  private get pauseMs(): number {
    return Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.pauses - 1))
  }
}
