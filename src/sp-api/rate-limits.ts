export interface RateLimit {
  /** Requests per second. */
  rate: number
  burst: number
}

/** What Amazon gives to one application and selling partner for one operation. */
export interface UsagePlan extends RateLimit {
  /** Part of the burst that only urgent calls may use up; the rate is everybody's. */
  urgentShare?: number
}

/** The part of an operation that limits are about. */
export interface LimitedOperation {
  name: string
  usagePlan: UsagePlan
}

/** The usage plan as an emulator of this scale grants it. */
export function scaledPlan({ usagePlan: plan }: LimitedOperation, scale = 1): UsagePlan {
  return { ...plan, rate: plan.rate * scale, burst: plan.burst * scale }
}

/** Milliseconds in which Amazon gives one token back. */
export function refillMs({ usagePlan }: LimitedOperation, scale = 1): number {
  return 1000 / (usagePlan.rate * scale)
}
