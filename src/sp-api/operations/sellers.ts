import type { CallOptions } from "../call-options"
import type { MarketplaceParticipation, SellerAccount } from "../types"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { unwrapped } from "./read"

const SELLERS = {
  api: "sellers",
  version: "v1",
  method: "GET",
  repeatable: true,
  usagePlan: { rate: 0.016, burst: 15 },
} as const

export const getMarketplaceParticipations: Operation = {
  ...SELLERS,
  name: "getMarketplaceParticipations",
  path: "/sellers/v1/marketplaceParticipations",
  describe: () => ({ kind: "access" }),
  describeAnswer: finding(),
}

export const getAccount: Operation = {
  ...SELLERS,
  name: "getAccount",
  path: "/sellers/v1/account",
  describe: () => ({ kind: "access" }),
}

export interface SellersApi {
  /** 1 call a minute: the connection test, not to be called per request. */
  getMarketplaceParticipations(options?: CallOptions): Promise<MarketplaceParticipation[]>
  /** Who the seller is; 1 call a minute. */
  getAccount(options?: CallOptions): Promise<SellerAccount>
}

/** Sellers API v1 (developer-docs.amazon.com/sp-api/docs/sellers-api-v1-reference). */
export function sellersOf(call: Caller): SellersApi {
  return {
    getMarketplaceParticipations: (options) =>
      call(
        { operation: getMarketplaceParticipations, read: unwrapped("payload", "array") },
        options
      ),
    getAccount: (options) =>
      call(
        {
          operation: getAccount,
          read: unwrapped("payload", "object", ["marketplaceParticipationList", "array"]),
        },
        options
      ),
  }
}
