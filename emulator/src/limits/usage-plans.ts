export interface UsagePlan {
  /** Requests per second. */
  rate: number
  burst: number
}

/**
 * Amazon's default usage plans (the tables in the descriptions of its API models), per application
 * and selling partner.
 */
export const USAGE_PLANS = {
  searchOrders: { rate: 0.0056, burst: 20 },
  getOrder: { rate: 0.5, burst: 30 },
  confirmShipment: { rate: 2, burst: 10 },
  getListingsItem: { rate: 5, burst: 10 },
  patchListingsItem: { rate: 5, burst: 5 },
  searchListingsItems: { rate: 5, burst: 5 },
  getMarketplaceParticipations: { rate: 0.016, burst: 15 },
} as const satisfies Record<string, UsagePlan>

export type OperationName = keyof typeof USAGE_PLANS
