/** Names of the ways in which Amazon's amounts may fit together; see `conventions.ts`. */
export const CONVENTIONS = [
  "tax_included",
  "tax_excluded",
  "marketplace_collected",
  "marketplace_collected_in_total",
  "discount_deducted",
] as const
export type Convention = (typeof CONVENTIONS)[number]

export type DiscountSign = "positive" | "negative"
export type OrderStatus =
  "PENDING_AVAILABILITY" | "PENDING" | "UNSHIPPED" | "PARTIALLY_SHIPPED" | "SHIPPED" | "CANCELLED"
export type FulfilledBy = "MERCHANT" | "AMAZON"

/**
 * One priced part of an order item, in minor units. `net` and `tax` are what remains after the
 * discount: the buyer pays net + tax, and would have paid net + tax + discountGross without it.
 */
export interface PricedPart {
  net: number
  tax: number
  discountNet: number
  discountGross: number
}

export interface OrderItemRecord {
  orderItemId: string
  sku: string
  asin: string
  title: string
  quantity: number
  quantityShipped: number
  item: PricedPart
  shipping: PricedPart
  giftWrap: PricedPart | null
  gift: { message: string; level: string } | null
  promotionIds: string[]
  /** Who remits the tax when that is not the seller. */
  taxCollectedBy: string | null
  iossNumber: string | null
  programs: string[]
  businessPrice: boolean
  cancelRequestedBecause: string | null
  cancelled: { by: "BUYER" | "MERCHANT" | "AMAZON"; reason: string } | null
}

export interface AddressRecord {
  name: string
  companyName?: string
  addressLine1: string
  addressLine2?: string
  city: string
  stateOrRegion?: string
  postalCode: string
  countryCode: string
  phone?: string
  addressType: string
}

export interface PackageRecord {
  packageReferenceId: string
  createdTime: number
  carrier: string
  shippingService: string | null
  trackingNumber: string
  shipTime: number
  items: { orderItemId: string; quantity: number; transparencyCodes?: string[] }[]
}

/** Everything about one order, times in milliseconds. Amazon's answers are views of this. */
export interface OrderRecord {
  orderId: string
  sellerId: string
  marketplaceId: string
  currency: string
  createdTime: number
  lastUpdatedTime: number
  status: OrderStatus
  fulfilledBy: FulfilledBy
  serviceLevel: string
  programs: string[]
  replacementOf: string | null
  sellerOrderId: string | null
  convention: Convention
  discountSign: DiscountSign
  buyer: { name: string; email: string; companyName?: string; purchaseOrderNumber?: string }
  address: AddressRecord
  dropOffLocation: string | null
  paymentMethod: string
  items: OrderItemRecord[]
  packages: PackageRecord[]
  shipBy: [number, number]
  deliverBy: [number, number]
  /** Orders picked up in a store: what the seller said last. */
  pickup?: string
  /** Orders of products whose sale the seller must verify. */
  regulated?: RegulatedRecord
}

export interface RegulatedRecord {
  status: "Pending" | "Approved" | "Rejected"
  reviewedAt: number | null
  externalReviewerId: string | null
  rejectionReasonId: string | null
  fields: {
    FieldId: string
    FieldLabel: string
    FieldType: "Text" | "FileAttachment"
    FieldValue: string
  }[]
}
