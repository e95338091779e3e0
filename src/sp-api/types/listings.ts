import type { Money, Open } from "./common"

/* Listings Items API 2021-08-01, names as Amazon's. */

export type ListingStatus = Open<"BUYABLE" | "DISCOVERABLE">

export type ListingsItemIncludedData = Open<
  | "summaries"
  | "attributes"
  | "issues"
  | "offers"
  | "fulfillmentAvailability"
  | "procurement"
  | "relationships"
  | "productTypes"
>

export interface ListingsItem {
  sku: string
  /** One per marketplace. */
  summaries?: ListingsItemSummary[]
  /** By the product type's schema; every value is a list of objects with selectors. */
  attributes?: Record<string, unknown>
  issues?: ListingsItemIssue[]
  offers?: ListingsItemOffer[]
  fulfillmentAvailability?: FulfillmentAvailability[]
  procurement?: { costPrice: Money }[]
  relationships?: unknown[]
  productTypes?: { marketplaceId: string; productType: string }[]
}

export interface ListingsItemSummary {
  marketplaceId: string
  asin?: string
  productType: string
  conditionType?: string
  status: ListingStatus[]
  fnSku?: string
  itemName?: string
  createdDate: string
  lastUpdatedDate: string
  mainImage?: { link: string; height: number; width: number }
}

export interface ListingsItemIssue {
  code: string
  message: string
  severity: Open<"ERROR" | "WARNING" | "INFO">
  attributeNames?: string[]
  categories: string[]
  enforcements?: {
    actions: { action: string }[]
    exemption: { status: string; expiryDate?: string }
  }
  marketplaceIds?: string[]
}

export interface ListingsItemOffer {
  marketplaceId: string
  offerType: Open<"B2C" | "B2B">
  price: Money
  points?: { pointsNumber: number }
  audience?: { value?: string; displayName?: string }
}

export interface FulfillmentAvailability {
  /** `DEFAULT`: the merchant; `AMAZON_NA`, `AMAZON_EU`, `AMAZON_JP` …: Amazon (FBA). */
  fulfillmentChannelCode: string
  quantity?: number
}

export interface GetListingsItemParameters {
  sellerId: string
  sku: string
  marketplaceIds: string[]
  issueLocale?: string
  includedData?: ListingsItemIncludedData[]
}

export interface PatchOperation {
  op: "add" | "replace" | "merge" | "delete"
  /** A top-level attribute, e.g. `/attributes/fulfillment_availability`. */
  path: string
  value?: Record<string, unknown>[]
}

export interface PatchListingsItemParameters {
  sellerId: string
  sku: string
  marketplaceIds: string[]
  includedData?: Open<"identifiers" | "issues">[]
  /** VALIDATION_PREVIEW answers VALID or INVALID and changes nothing. */
  mode?: Open<"VALIDATION_PREVIEW">
  issueLocale?: string
  body: { productType: string; patches: PatchOperation[] }
}

/** What a full listing or a part of it must have. */
export type ListingsRequirements = Open<"LISTING" | "LISTING_PRODUCT_ONLY" | "LISTING_OFFER_ONLY">

export interface PutListingsItemParameters {
  sellerId: string
  sku: string
  /** Exactly one. */
  marketplaceIds: [string]
  /** `identifiers` only with mode VALIDATION_PREVIEW. */
  includedData?: Open<"identifiers" | "issues">[]
  /** VALIDATION_PREVIEW answers VALID or INVALID and changes nothing. */
  mode?: Open<"VALIDATION_PREVIEW">
  issueLocale?: string
  /** Replaces the whole listing: attributes that are left out are gone. */
  body: {
    productType: string
    requirements?: ListingsRequirements
    attributes: Record<string, unknown>
  }
}

export interface DeleteListingsItemParameters {
  sellerId: string
  sku: string
  /** Exactly one. */
  marketplaceIds: [string]
  issueLocale?: string
}

/** INVALID comes with HTTP 200; ACCEPTED is not yet visible to buyers. */
export interface ListingsItemSubmissionResponse {
  sku: string
  status: Open<"ACCEPTED" | "INVALID" | "VALID">
  submissionId: string
  issues?: ListingsItemIssue[]
  identifiers?: { marketplaceId?: string; asin?: string }[]
}

/** At most 1 000 SKUs can be paged through per search. Times: Date or ISO 8601. */
export interface SearchListingsItemsParameters {
  sellerId: string
  marketplaceIds: string[]
  issueLocale?: string
  includedData?: ListingsItemIncludedData[]
  /** At most 20, none with a comma. */
  identifiers?: string[]
  identifiersType?: Open<
    "ASIN" | "EAN" | "FNSKU" | "GTIN" | "ISBN" | "JAN" | "MINSAN" | "SKU" | "UPC"
  >
  variationParentSku?: string
  packageHierarchySku?: string
  createdAfter?: Date | string
  createdBefore?: Date | string
  lastUpdatedAfter?: Date | string
  lastUpdatedBefore?: Date | string
  withIssueSeverity?: Open<"WARNING" | "ERROR">[]
  withStatus?: ListingStatus[]
  withoutStatus?: ListingStatus[]
  sortBy?: Open<"sku" | "createdDate" | "lastUpdatedDate">
  sortOrder?: "ASC" | "DESC"
  /** 1–20; Amazon's default is 10. */
  pageSize?: number
  pageToken?: string
}

export interface ItemSearchResults {
  numberOfResults: number
  pagination?: { nextToken?: string; previousToken?: string }
  items: ListingsItem[]
}
