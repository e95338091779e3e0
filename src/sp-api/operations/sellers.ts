import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type { MarketplaceParticipation } from "../types"
import type { Caller, Operation } from "./operation"

export const getMarketplaceParticipations: Operation = {
  name: "getMarketplaceParticipations",
  api: "sellers",
  version: "v1",
  method: "GET",
  path: "/sellers/v1/marketplaceParticipations",
  repeatable: true,
  usagePlan: { rate: 0.016, burst: 15 },
}

export interface SellersApi {
  /** 1 call a minute: the connection test, not to be called per request. */
  getMarketplaceParticipations(options?: CallOptions): Promise<MarketplaceParticipation[]>
}

/** Sellers API v1. */
export function sellersOf(call: Caller): SellersApi {
  return {
    getMarketplaceParticipations: (options) =>
      call(
        {
          operation: getMarketplaceParticipations,
          read: (answer) => requireField(answer, "payload", "array") as MarketplaceParticipation[],
        },
        options
      ),
  }
}
