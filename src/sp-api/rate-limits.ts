export interface RateLimit {
  /** Requests per second. */
  rate: number
  burst: number
}

export type OperationName =
  | "getMarketplaceParticipations"
  | "searchOrders"
  | "getOrder"
  | "confirmShipment"
  | "getListingsItem"
  | "patchListingsItem"
  | "searchListingsItems"

interface UsagePlan extends RateLimit {
  /** Part of rate and burst that only urgent calls may use; 0: all share one bucket. */
  urgentShare: number
}

/** Amazon's default usage plans, from the operations' descriptions in the published models. */
const USAGE_PLANS: Record<OperationName, UsagePlan> = {
  getMarketplaceParticipations: { rate: 0.016, burst: 15, urgentShare: 0 },
  searchOrders: { rate: 0.0056, burst: 20, urgentShare: 0 },
  getOrder: { rate: 0.5, burst: 30, urgentShare: 0.2 },
  confirmShipment: { rate: 2, burst: 10, urgentShare: 0.2 },
  getListingsItem: { rate: 5, burst: 10, urgentShare: 0.2 },
  patchListingsItem: { rate: 5, burst: 5, urgentShare: 0.25 },
  searchListingsItems: { rate: 5, burst: 5, urgentShare: 0 },
}

/**
 * How the limit of an operation is divided. The bursts together stay a little below Amazon's,
 * because requests that leave evenly do not arrive evenly.
 */
export function divideLimit(
  operation: OperationName,
  scale = 1
): { shared: RateLimit; urgent: RateLimit | null } {
  const plan = USAGE_PLANS[operation]
  const burst = Math.max(1, Math.floor(plan.burst * scale * 0.9))
  const urgentBurst = plan.urgentShare > 0 ? Math.floor(burst * plan.urgentShare) : 0
  const hasUrgent = urgentBurst >= 1
  const share = hasUrgent ? plan.urgentShare : 0
  return {
    shared: { rate: plan.rate * scale * (1 - share), burst: burst - urgentBurst },
    urgent: hasUrgent ? { rate: plan.rate * scale * share, burst: urgentBurst } : null,
  }
}

/** Milliseconds in which Amazon gives one token back. */
export function refillMs(operation: OperationName, scale = 1): number {
  return 1000 / (USAGE_PLANS[operation].rate * scale)
}
