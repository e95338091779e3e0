export interface RateLimit {
  /** Requests per second. */
  rate: number
  burst: number
}

/** What Amazon gives to one application and selling partner for one operation. */
export interface UsagePlan extends RateLimit {
  /** Part of rate and burst that only urgent calls may use; none: all share one bucket. */
  urgentShare?: number
}

/** The part of an operation that limits are about. */
export interface LimitedOperation {
  name: string
  usagePlan: UsagePlan
}

/**
 * How the limit of an operation is divided. The bursts together stay a little below Amazon's,
 * because requests that leave evenly do not arrive evenly.
 */
export function divideLimit(
  { usagePlan: plan }: LimitedOperation,
  scale = 1
): { shared: RateLimit; urgent: RateLimit | null } {
  const urgentShare = plan.urgentShare ?? 0
  const burst = Math.max(1, Math.floor(plan.burst * scale * 0.9))
  const urgentBurst = urgentShare > 0 ? Math.floor(burst * urgentShare) : 0
  const hasUrgent = urgentBurst >= 1
  const share = hasUrgent ? urgentShare : 0
  return {
    shared: { rate: plan.rate * scale * (1 - share), burst: burst - urgentBurst },
    urgent: hasUrgent ? { rate: plan.rate * scale * share, burst: urgentBurst } : null,
  }
}

/** Milliseconds in which Amazon gives one token back. */
export function refillMs({ usagePlan }: LimitedOperation, scale = 1): number {
  return 1000 / (usagePlan.rate * scale)
}
