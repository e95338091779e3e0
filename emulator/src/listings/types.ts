import type { FbaStock } from "../fba/types.js"
import type { Patch } from "./patch.js"

/** One instance of a listing attribute, as Amazon's product type definitions shape it. */
export type AttributeValue = Record<string, unknown>

/** Attributes by name. */
export type Attributes = Record<string, AttributeValue[]>

/** What is to be supplied: a whole listing, the product's facts only, or the offer only. */
export type Requirements = "LISTING" | "LISTING_PRODUCT_ONLY" | "LISTING_OFFER_ONLY"

/** What Amazon does about an issue until it is mended. */
export type Enforcement =
  "LISTING_SUPPRESSED" | "ATTRIBUTE_SUPPRESSED" | "CATALOG_ITEM_REMOVED" | "SEARCH_SUPPRESSED"

export interface ListingIssue {
  code: string
  message: string
  severity: "ERROR" | "WARNING" | "INFO"
  categories: string[]
  attributeNames?: string[]
  enforcements?: {
    actions: { action: string }[]
    exemption: { status: "EXEMPT" | "EXEMPT_UNTIL_EXPIRY_DATE" | "NOT_EXEMPT"; expiryDate?: string }
  }
  /** Where it applies; everywhere when missing. */
  marketplaceIds?: string[]
}

/** A change that has happened, for tests that ask what arrived and when. */
export interface ListingChange {
  at: number
  submissionId: string
  source: "put" | "patch" | "delete" | "order" | "cancellation" | "amazon"
  quantityBefore: number | null
  quantity: number | null
  leadTimeDays: number | null
  patches?: unknown
}

/** What will happen to a listing. */
export type Change =
  | { kind: "patch"; patches: Patch[] }
  | {
      kind: "put"
      marketplaceIds: string[]
      productType: string
      requirements: Requirements
      attributes: Attributes
      asin: string
    }
  | { kind: "delete"; marketplaceIds: string[] }
  /** Amazon begins to sell it in these marketplaces. */
  | { kind: "live"; marketplaceIds: string[] }
  /** Amazon finds something wrong with it. */
  | { kind: "issue"; issue: ListingIssue }

/** Something that has not taken effect yet. */
export interface Submission {
  submissionId: string
  dueAt: number
  change: Change
}

/** One seller SKU of one seller: one quantity for all marketplaces of the account. */
export interface ListingRecord {
  sellerId: string
  sku: string
  asin: string
  ean: string
  title: string
  productType: string
  fnSku: string | null
  /** Where it is listed; empty while its creation is under way. */
  marketplaceIds: string[]
  createdDate: number
  lastUpdatedDate: number
  /** `fulfillment_availability` and `purchasable_offer` are what sells. */
  attributes: Attributes
  issues: ListingIssue[]
  pending: Submission[]
  history: ListingChange[]
  /** Marketplaces where it is listed and Amazon does not show it to buyers yet. */
  notLiveIn?: string[]
  /** Units in Amazon's warehouses; only with an FNSKU. */
  fba?: FbaStock
}

/** Something a client did that Amazon allows and a seller regrets. */
export interface Mistake {
  at: number
  kind: "merchant_quantity_on_fba_sku" | "lead_time_lost"
  sellerId: string
  sku: string
  message: string
}
