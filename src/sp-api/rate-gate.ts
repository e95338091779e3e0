import type { RateLimiter } from "./ports"
import { divideLimit, type LimitedOperation } from "./rate-limits"

/** Asks the rate limiter in the name of one application; knows the buckets' names and shares. */
export class RateGate {
  /** Last rate told per bucket, so that an unchanged header costs no write. */
  private readonly told = new Map<string, number>()

  constructor(
    private readonly limiter: RateLimiter,
    private readonly application: string,
    private readonly scale: number
  ) {}

  /** 0 = go; otherwise milliseconds until a token may be free. */
  async take(account: string, operation: LimitedOperation, urgent: boolean): Promise<number> {
    const limit = divideLimit(operation, this.scale)
    const bucket = this.bucket(account, operation)
    const waitMs = await this.limiter.take(bucket, limit.shared)
    if (waitMs === 0 || !urgent || !limit.urgent) {
      return waitMs
    }
    return Math.min(waitMs, await this.limiter.take(urgentBucket(bucket), limit.urgent))
  }

  /** `header`: x-amzn-RateLimit-Limit, the selling partner's whole rate for the operation. */
  async learn(account: string, operation: LimitedOperation, header: string | undefined) {
    const rate = Number(header)
    const bucket = this.bucket(account, operation)
    if (!(rate > 0) || !Number.isFinite(rate) || this.told.get(bucket) === rate) {
      return
    }
    const limit = divideLimit(operation, this.scale)
    const total = limit.shared.rate + (limit.urgent?.rate ?? 0)
    await this.limiter.learn(bucket, (rate * limit.shared.rate) / total)
    if (limit.urgent) {
      await this.limiter.learn(urgentBucket(bucket), (rate * limit.urgent.rate) / total)
    }
    this.told.set(bucket, rate)
  }

  /** After a 429, which is about all of the operation's calls, urgent or not. */
  async penalize(account: string, operation: LimitedOperation, ms: number): Promise<void> {
    const bucket = this.bucket(account, operation)
    await this.limiter.penalize(bucket, ms)
    if (divideLimit(operation, this.scale).urgent) {
      await this.limiter.penalize(urgentBucket(bucket), ms)
    }
  }

  private bucket(account: string, operation: LimitedOperation): string {
    return `${this.application}:${account}:${operation.name}`
  }
}

function urgentBucket(bucket: string): string {
  return `${bucket}:urgent`
}
