import type { NumericMoney, Open } from "./common"

/* Product Pricing API 2022-05-01, names as Amazon's. Every part of a batch has its own status. */

export interface HttpStatusLine {
  statusCode?: number
  reasonPhrase?: string
}

/** Amazon's errors within the body of a part that failed. */
export interface PartErrors {
  errors?: { code: string; message: string; details?: string }[]
}

export type PricingCondition = Open<"New" | "Used" | "Collectible" | "Refurbished" | "Club">

export type FulfillmentType = Open<"AFN" | "MFN">

export interface CompetitiveSummaryRequest {
  asin: string
  marketplaceId: string
  /** At least one. */
  includedData: Open<
    "featuredBuyingOptions" | "referencePrices" | "lowestPricedOffers" | "similarItems"
  >[]
  /** At most 5. */
  lowestPricedOffersInputs?: LowestPricedOffersInput[]
}

export interface LowestPricedOffersInput {
  itemCondition: PricingCondition
  offerType: Open<"Consumer">
}

export interface CompetitiveSummaryResponse {
  status: HttpStatusLine
  body: CompetitiveSummaryBody
}

export interface CompetitiveSummaryBody extends PartErrors {
  asin: string
  marketplaceId: string
  featuredBuyingOptions?: {
    buyingOptionType: Open<"New">
    segmentedFeaturedOffers: (PricingOffer & { featuredOfferSegments: FeaturedOfferSegment[] })[]
  }[]
  lowestPricedOffers?: {
    lowestPricedOffersInput: LowestPricedOffersInput
    offers: PricingOffer[]
  }[]
  referencePrices?: { name: string; price: NumericMoney }[]
  similarItems?: { items?: { asin: string }[] }[]
}

export interface PricingOffer {
  sellerId: string
  condition: PricingCondition
  subCondition?: string
  fulfillmentType: FulfillmentType
  listingPrice: NumericMoney
  shippingOptions?: { shippingOptionType: Open<"DEFAULT">; price: NumericMoney }[]
  points?: PricingPoints
  primeDetails?: { eligibility: Open<"NATIONAL" | "REGIONAL" | "NONE"> }
  promotions?: PricingPromotion[]
}

export interface PricingPromotion {
  promotionType: string
  promotionSavings: {
    discount?: { type?: string; amountOff?: NumericMoney; percentOff?: number }
    discountedPrice?: NumericMoney
  }
  purchaseRequirements?: {
    condition?: {
      quantityThreshold?: { type: string; quantity: number }
      amountThreshold?: { type: string; currency: NumericMoney }
    }
  }
}

/** Amazon Points; Japan only. */
export interface PricingPoints {
  pointsNumber?: number
  pointsMonetaryValue?: NumericMoney
}

export interface FeaturedOfferSegment {
  customerMembership: Open<"PRIME" | "NON_PRIME" | "DEFAULT">
  segmentDetails: SegmentDetails
}

export interface SegmentDetails {
  glanceViewWeightPercentage?: number
  sampleLocation?: { postalCode?: { countryCode?: string; value?: string } }
}

export interface FeaturedOfferExpectedPriceRequest {
  marketplaceId: string
  sku: string
  segment?: { segmentDetails?: SegmentDetails }
}

export interface FeaturedOfferExpectedPriceResponse {
  request: FeaturedOfferExpectedPriceRequest
  headers: Record<string, string>
  status: HttpStatusLine
  body?: FeaturedOfferExpectedPriceBody
}

export interface FeaturedOfferExpectedPriceBody extends PartErrors {
  offerIdentifier?: OfferIdentifier
  featuredOfferExpectedPriceResults?: FeaturedOfferExpectedPriceResult[]
}

export interface FeaturedOfferExpectedPriceResult {
  /** At or below this price the offer can expect to be the featured one; only with VALID_FOEP. */
  featuredOfferExpectedPrice?: { listingPrice: NumericMoney; points?: PricingPoints }
  resultStatus: Open<
    | "VALID_FOEP"
    | "NO_COMPETING_OFFER"
    | "OFFER_NOT_ELIGIBLE"
    | "OFFER_NOT_FOUND"
    | "ASIN_NOT_ELIGIBLE"
  >
  competingFeaturedOffer?: FeaturedOffer
  currentFeaturedOffer?: FeaturedOffer
}

export interface FeaturedOffer {
  offerIdentifier: OfferIdentifier
  condition?: PricingCondition
  price?: { listingPrice: NumericMoney; shippingPrice?: NumericMoney; points?: PricingPoints }
}

export interface OfferIdentifier {
  marketplaceId: string
  sellerId?: string
  sku?: string
  asin: string
  fulfillmentType?: FulfillmentType
}
