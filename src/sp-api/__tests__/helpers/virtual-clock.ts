import type { Clock } from "../../ports"

/** Time that passes only by sleeping in it. */
export class VirtualClock implements Clock {
  readonly sleeps: number[] = []
  private ms = Date.UTC(2026, 10, 2, 8)

  now(): Date {
    return new Date(this.ms)
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(ms)
    this.ms += ms
  }

  advance(ms: number): void {
    this.ms += ms
  }
}
