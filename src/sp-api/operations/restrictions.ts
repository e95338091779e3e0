import type { CallOptions } from "../call-options"
import type { GetListingsRestrictionsParameters, RestrictionList } from "../types"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { checkListLength, invalidInput, toQuery } from "./parameters"
import { whole } from "./read"

export const getListingsRestrictions: Operation = {
  name: "getListingsRestrictions",
  api: "listingsRestrictions",
  version: "2021-08-01",
  method: "GET",
  path: "/listings/2021-08-01/restrictions",
  repeatable: true,
  usagePlan: { rate: 5, burst: 10 },
  describe: ({ query }) => ({
    kind: "listings",
    subject: query.asin,
    told: { conditionType: query.conditionType },
  }),
  describeAnswer: finding("restrictions"),
}

export interface RestrictionsApi {
  /** Whether the seller may list an ASIN, and where it can ask for approval. */
  getListingsRestrictions(
    p: GetListingsRestrictionsParameters,
    options?: CallOptions
  ): Promise<RestrictionList>
}

/** Listings Restrictions API 2021-08-01 (developer-docs.amazon.com/sp-api/docs/listings-restrictions-api-v2021-08-01-reference). */
export function restrictionsOf(call: Caller): RestrictionsApi {
  return {
    getListingsRestrictions: async (parameters, options) => {
      if (!parameters.asin || !parameters.sellerId) {
        throw invalidInput("getListingsRestrictions", "asin and sellerId must be given")
      }
      checkListLength("getListingsRestrictions", "marketplaceIds", parameters.marketplaceIds, 50)
      return call(
        {
          operation: getListingsRestrictions,
          query: toQuery(getListingsRestrictions, { ...parameters }),
          read: whole<RestrictionList>("restrictions", "array"),
        },
        options
      )
    },
  }
}
