import type { Clock } from "../core/clock.js"
import type { Bucket } from "../core/state.js"
import { USAGE_PLANS } from "./usage-plans.js"
import type { OperationName } from "./usage-plans.js"

/** Token buckets per application, seller and operation, filled by the emulator's own clock. */
export class RateLimits {
  constructor(
    private readonly buckets: Record<string, Bucket>,
    private readonly clock: Clock,
    public scale: number
  ) {}

  /** Takes a token; false when the bucket is empty and the call must be refused. */
  take(applicationId: string, sellerId: string, operation: OperationName): boolean {
    const { rate, burst } = USAGE_PLANS[operation]
    const capacity = Math.max(1, burst * this.scale)
    const key = `${applicationId}/${sellerId}/${operation}`
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
  header(operation: OperationName): string {
    return String(Number((USAGE_PLANS[operation].rate * this.scale).toPrecision(6)))
  }

  /** Changes the scale and fills all buckets. */
  rescale(scale: number): void {
    this.scale = scale
    for (const key of Object.keys(this.buckets)) {
      delete this.buckets[key]
    }
  }
}
