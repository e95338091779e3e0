import type { Handlers } from "../operations.js"
import { getCompetitiveSummary } from "./get-competitive-summary.js"
import { getFeaturedOfferExpectedPriceBatch } from "./get-featured-offer-expected-price-batch.js"

/** Product Pricing API 2022-05-01. */
export const PRICING: Handlers = { getCompetitiveSummary, getFeaturedOfferExpectedPriceBatch }
