import type { Clock } from "../core/clock.js"
import type { Bucket } from "../core/state.js"
import type { UsagePlan } from "./usage-plans.js"

/** Token buckets, filled by the emulator's own clock. */
export class RateLimits {
  constructor(
    private readonly buckets: Record<string, Bucket>,
    private readonly clock: Clock,
    public scale: number
  ) {}

  /** Takes a token of the bucket `key`; false when the bucket is empty and the call must be refused. */
  take(key: string, { rate, burst }: UsagePlan): boolean {
    const capacity = Math.max(1, burst * this.scale)
    const now = this.clock.now()
    const bucket = (this.buckets[key] ??= { tokens: capacity, at: now })
    const refilled = (Math.max(0, now - bucket.at) / 1000) * rate * this.scale
    bucket.tokens = Math.min(capacity, bucket.tokens + refilled)
    bucket.at = now
    if (bucket.tokens < 1) {
      return false
    }
    bucket.tokens -= 1
    return true
  }

  /** Value of `x-amzn-RateLimit-Limit`: requests per second. */
  header({ rate }: UsagePlan): string {
    return String(Number((rate * this.scale).toPrecision(6)))
  }

  /** Changes the scale and fills all buckets. */
  rescale(scale: number): void {
    this.scale = scale
    for (const key of Object.keys(this.buckets)) {
      delete this.buckets[key]
    }
  }
}
