import type { RateLimiter } from "./ports"
import { scaledPlan, type LimitedOperation } from "./rate-limits"

/** Asks the rate limiter in the name of one application; knows the buckets' names and plans. */
export class RateGate {
  /** Last rate told per bucket, so that an unchanged header costs no write. */
  private readonly told = new Map<string, number>()

  constructor(
    private readonly limiter: RateLimiter,
    private readonly application: string,
    private readonly scale: number
  ) {}

  /** 0 = go; otherwise milliseconds until a token may be free. */
  take(account: string, operation: LimitedOperation, urgent: boolean): Promise<number> {
    return this.limiter.take(this.bucket(account, operation), this.plan(operation), urgent)
  }

  /** What `take` would answer; takes nothing. */
  wait(account: string, operation: LimitedOperation, urgent: boolean): Promise<number> {
    return this.limiter.wait(this.bucket(account, operation), this.plan(operation), urgent)
  }

  /** `header`: x-amzn-RateLimit-Limit, the selling partner's whole rate for the operation. */
  async learn(account: string, operation: LimitedOperation, header: string | undefined) {
    const rate = Number(header)
    const bucket = this.bucket(account, operation)
    if (!(rate > 0) || !Number.isFinite(rate) || this.told.get(bucket) === rate) {
      return
    }
    await this.limiter.learn(bucket, this.plan(operation), rate)
    this.told.set(bucket, rate)
  }

  /** After a 429, which is about all of the operation's calls, urgent or not. */
  penalize(account: string, operation: LimitedOperation, ms: number): Promise<void> {
    return this.limiter.penalize(this.bucket(account, operation), this.plan(operation), ms)
  }

  private plan(operation: LimitedOperation) {
    return scaledPlan(operation, this.scale)
  }

  private bucket(account: string, operation: LimitedOperation): string {
    return `${this.application}:${account}:${operation.name}`
  }
}
