import { requireMarketplace } from "../../amazon/marketplaces.js"
import { toIso } from "../../core/clock.js"
import { decimalsOf } from "../../core/money.js"
import { estimateFees } from "../../fees/estimate.js"
import { numberOf } from "../../pricing/payloads.js"

interface FeesMoney {
  CurrencyCode?: string
  Amount?: number
}

export interface FeesRequest {
  MarketplaceId: string
  IsAmazonFulfilled?: boolean
  PriceToEstimateFees: { ListingPrice: FeesMoney; Shipping?: FeesMoney; Points?: object }
  Identifier: string
  OptionalFulfillmentProgram?: string
}

export interface Identified {
  FeesEstimateRequest: FeesRequest
  IdType: "ASIN" | "SellerSKU"
  IdValue: string
}

const NO_ERROR = { Type: "", Code: "", Message: "", Detail: [] }

/** The fees of one item at a price. */
export function estimate(sellerId: string, input: Identified, packageGrams: number, now: number) {
  const {
    MarketplaceId,
    IsAmazonFulfilled = false,
    PriceToEstimateFees,
  } = input.FeesEstimateRequest
  const { currency } = requireMarketplace(MarketplaceId)
  const { ListingPrice, Shipping } = PriceToEstimateFees
  const wrong = [ListingPrice, Shipping].find(
    (price) => price?.CurrencyCode !== undefined && price.CurrencyCode !== currency
  )
  if (wrong) {
    return refusal(sellerId, input, `The currency of ${MarketplaceId} is ${currency}.`)
  }
  const minor = (price?: FeesMoney) => Math.round((price?.Amount ?? 0) * 10 ** decimalsOf(currency))
  const fees = estimateFees(
    ...([
      MarketplaceId,
      minor(ListingPrice),
      minor(Shipping),
      packageGrams,
      IsAmazonFulfilled,
    ] as const)
  )
  const money = (amount: number) => ({
    CurrencyCode: currency,
    Amount: numberOf(amount, currency),
  })
  return {
    Status: "Success",
    FeesEstimateIdentifier: identifierOf(sellerId, input),
    FeesEstimate: {
      TimeOfFeesEstimation: toIso(now),
      TotalFeesEstimate: money(fees.reduce((sum, fee) => sum + fee.minor, 0)),
      FeeDetailList: fees.map((fee) => ({
        FeeType: fee.type,
        FeeAmount: money(fee.minor),
        FeePromotion: money(0),
        FinalFee: money(fee.minor),
      })),
    },
    Error: NO_ERROR,
  }
}

/** An estimate that cannot be made; the call itself succeeds. */
export function refusal(sellerId: string, input: Identified, message: string) {
  return {
    Status: "ClientError",
    FeesEstimateIdentifier: identifierOf(sellerId, input),
    Error: { Type: "Sender", Code: "InvalidParameterValue", Message: message, Detail: [] },
  }
}

function identifierOf(SellerId: string, { FeesEstimateRequest, IdType, IdValue }: Identified) {
  const { Identifier, MarketplaceId, IsAmazonFulfilled, PriceToEstimateFees } = FeesEstimateRequest
  const { OptionalFulfillmentProgram } = FeesEstimateRequest
  return {
    ...{ MarketplaceId, SellerId, IdType, IdValue, PriceToEstimateFees },
    IsAmazonFulfilled: IsAmazonFulfilled ?? false,
    SellerInputIdentifier: Identifier,
    ...(OptionalFulfillmentProgram && { OptionalFulfillmentProgram }),
  }
}
