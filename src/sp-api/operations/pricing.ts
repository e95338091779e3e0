import type { CallOptions } from "../call-options"
import type {
  CompetitiveSummaryRequest,
  CompetitiveSummaryResponse,
  FeaturedOfferExpectedPriceRequest,
  FeaturedOfferExpectedPriceResponse,
} from "../types"
import { countOf, finding } from "./description"
import type { Caller, Operation } from "./operation"
import { checkListLength } from "./parameters"
import { unwrapped } from "./read"

const ofBatch: Operation["describe"] = ({ body }) => ({
  kind: "prices",
  direction: "read",
  told: { products: countOf(body, "requests") },
})

/** Repeatable: POST only because the question has a body. */
const PRICING = {
  api: "productPricing",
  version: "2022-05-01",
  method: "POST",
  repeatable: true,
  usagePlan: { rate: 0.033, burst: 1 },
} as const

export const getCompetitiveSummary: Operation = {
  ...PRICING,
  name: "getCompetitiveSummary",
  path: "/batches/products/pricing/2022-05-01/items/competitiveSummary",
  describe: ofBatch,
  describeAnswer: finding(),
}

export const getFeaturedOfferExpectedPriceBatch: Operation = {
  ...PRICING,
  name: "getFeaturedOfferExpectedPriceBatch",
  path: "/batches/products/pricing/2022-05-01/offer/featuredOfferExpectedPrice",
  describe: ofBatch,
  describeAnswer: finding(),
}

/** Two calls a minute each: for all that changes often, notifications. See `errorOfPart`. */
export interface PricingApi {
  /** 1–20 ASINs; each answer has its own status and names its ASIN. */
  getCompetitiveSummary(
    requests: CompetitiveSummaryRequest[],
    options?: CallOptions
  ): Promise<CompetitiveSummaryResponse[]>
  /** 1–40 SKUs; each answer has its own status and repeats its request. */
  getFeaturedOfferExpectedPriceBatch(
    requests: FeaturedOfferExpectedPriceRequest[],
    options?: CallOptions
  ): Promise<FeaturedOfferExpectedPriceResponse[]>
}

/** Product Pricing API 2022-05-01 (developer-docs.amazon.com/sp-api/docs/product-pricing-api-v2022-05-01-reference). */
export function pricingOf(call: Caller): PricingApi {
  return {
    getCompetitiveSummary: async (requests, options) => {
      checkListLength("getCompetitiveSummary", "requests", requests, 20)
      for (const { includedData, lowestPricedOffersInputs } of requests) {
        checkListLength("getCompetitiveSummary", "includedData", includedData, 4)
        if (lowestPricedOffersInputs) {
          const { name } = getCompetitiveSummary
          checkListLength(name, "lowestPricedOffersInputs", lowestPricedOffersInputs, 5)
        }
      }
      return call(
        {
          operation: getCompetitiveSummary,
          body: asBatch(requests, "/products/pricing/2022-05-01/items/competitiveSummary"),
          read: unwrapped("responses", "array"),
        },
        options
      )
    },
    getFeaturedOfferExpectedPriceBatch: async (requests, options) => {
      checkListLength("getFeaturedOfferExpectedPriceBatch", "requests", requests, 40)
      return call(
        {
          operation: getFeaturedOfferExpectedPriceBatch,
          body: asBatch(requests, "/products/pricing/2022-05-01/offer/featuredOfferExpectedPrice"),
          read: unwrapped("responses", "array"),
        },
        options
      )
    },
  }
}

/** Every part names the single call that it stands for. */
function asBatch(requests: object[], uri: string): { requests: object[] } {
  return { requests: requests.map((request) => ({ ...request, method: "GET", uri })) }
}
