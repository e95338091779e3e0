import type { Patch } from "./patch.js"

/** One instance of a listing attribute, as Amazon's product type definitions shape it. */
export type AttributeValue = Record<string, unknown>

export interface ListingIssue {
  code: string
  message: string
  severity: "ERROR" | "WARNING" | "INFO"
  categories: string[]
  attributeNames?: string[]
  marketplaceIds?: string[]
}

/** An accepted change of a listing, for tests that ask what arrived and when. */
export interface ListingChange {
  at: number
  submissionId: string
  source: "patch" | "order" | "cancellation"
  quantityBefore: number | null
  quantity: number | null
  leadTimeDays: number | null
  patches?: unknown
}

/** An accepted change that has not taken effect yet. */
export interface Submission {
  submissionId: string
  dueAt: number
  patches: Patch[]
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
  marketplaceIds: string[]
  createdDate: number
  lastUpdatedDate: number
  /** Attributes by name; `fulfillment_availability` and `purchasable_offer` are what sells. */
  attributes: Record<string, AttributeValue[]>
  issues: ListingIssue[]
  pending: Submission[]
  history: ListingChange[]
}

/** Something a client did that Amazon allows and a seller regrets. */
export interface Mistake {
  at: number
  kind: "merchant_quantity_on_fba_sku" | "lead_time_lost"
  sellerId: string
  sku: string
  message: string
}
