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
  take(key: string, plan: UsagePlan): boolean {
    const now = this.clock.now()
    const tokens = this.level(key, plan) ?? this.capacity(plan)
    const bucket = (this.buckets[key] ??= { tokens, at: now })
    bucket.tokens = tokens
    bucket.at = now
    if (bucket.tokens < 1) {
      return false
    }
    bucket.tokens -= 1
    return true
  }

  /** Calls that the bucket `key` would let through now; null: nobody has used it. */
  level(key: string, plan: UsagePlan): number | null {
    const bucket = this.buckets[key]
    if (!bucket) {
      return null
    }
    const elapsed = Math.max(0, this.clock.now() - bucket.at) / 1000
    return Math.min(this.capacity(plan), bucket.tokens + elapsed * plan.rate * this.scale)
  }

  capacity({ burst }: UsagePlan): number {
    return Math.max(1, burst * this.scale)
  }

  /** Keys of the buckets in use. */
  keys(): string[] {
    return Object.keys(this.buckets)
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
