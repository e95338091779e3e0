import type { Open } from "./common"

/* Product Fees API v0, names as Amazon's (this API writes them in upper case). */

/** As NumericMoney: take `String(Amount)` before calculating. */
export interface FeesMoney {
  CurrencyCode?: string
  Amount?: number
}

export interface FeesEstimateRequest {
  MarketplaceId: string
  /** Fulfilled by Amazon: its fees are part of the estimate. */
  IsAmazonFulfilled?: boolean
  PriceToEstimateFees: PriceToEstimateFees
  /** The caller's own; comes back as SellerInputIdentifier. */
  Identifier: string
  /** Only when fulfilled by Amazon. */
  OptionalFulfillmentProgram?: Open<"FBA_CORE" | "FBA_SNL" | "FBA_EFN">
}

export interface PriceToEstimateFees {
  ListingPrice: FeesMoney
  Shipping?: FeesMoney
  /** Japan only. */
  Points?: { PointsNumber?: number; PointsMonetaryValue?: FeesMoney }
}

export interface FeesEstimateByIdRequest {
  FeesEstimateRequest?: FeesEstimateRequest
  IdType: Open<"ASIN" | "SellerSKU">
  IdValue: string
}

/** Of one product; a failed one has `Error` and no estimate, also with HTTP 200. */
export interface FeesEstimateResult {
  Status?: Open<"Success" | "ClientError" | "ServiceError">
  FeesEstimateIdentifier?: {
    MarketplaceId?: string
    SellerId?: string
    IdType?: Open<"ASIN" | "SellerSKU">
    IdValue?: string
    IsAmazonFulfilled?: boolean
    PriceToEstimateFees?: PriceToEstimateFees
    SellerInputIdentifier?: string
    OptionalFulfillmentProgram?: Open<"FBA_CORE" | "FBA_SNL" | "FBA_EFN">
  }
  FeesEstimate?: {
    TimeOfFeesEstimation: string
    TotalFeesEstimate?: FeesMoney
    FeeDetailList?: FeeDetail[]
  }
  Error?: { Type: string; Code: string; Message: string; Detail: Record<string, unknown>[] }
}

export interface FeeDetail extends IncludedFeeDetail {
  IncludedFeeDetailList?: IncludedFeeDetail[]
}

export interface IncludedFeeDetail {
  FeeType: string
  FeeAmount: FeesMoney
  FeePromotion?: FeesMoney
  TaxAmount?: FeesMoney
  FinalFee: FeesMoney
}
