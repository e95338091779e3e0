import { requireField } from "../answers"
import type { SpApiClient } from "../options"
import type { MarketplaceParticipation } from "../types"
import type { Caller, Operation } from "./operation"

export const getMarketplaceParticipations: Operation = {
  name: "getMarketplaceParticipations",
  api: "sellers",
  version: "v1",
  method: "GET",
  path: "/sellers/v1/marketplaceParticipations",
  repeatable: true,
}

/** Sellers API v1. */
export function sellersOf(call: Caller): SpApiClient["sellers"] {
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
