import type { DateTimeRange, Money, Open } from "./common"

/** One line of an order of the Orders API 2026-01-01, names as Amazon's. */
export interface OrderItem {
  orderItemId: string
  quantityOrdered: number
  measurement?: { unit: string; value: number }
  associatedOrderItems?: {
    orderId?: string
    orderItemId?: string
    associationType?: Open<"VALUE_ADD_SERVICE">
  }[]
  programs?: Open<"TRANSPARENCY" | "SUBSCRIBE_AND_SAVE">[]
  product: ItemProduct
  proceeds?: ItemProceeds
  expense?: {
    pointsCost?: { pointsGranted?: { pointsNumber?: number; pointsMonetaryValue?: Money } }
  }
  promotion?: { breakdowns?: { promotionId?: string }[] }
  cancellation?: ItemCancellation
  fulfillment?: ItemFulfillment
  tax?: ItemTax
}

export interface ItemProduct {
  asin?: string
  title?: string
  sellerSku?: string
  condition?: {
    conditionType?: Open<"NEW" | "USED" | "COLLECTIBLE" | "REFURBISHED" | "PREORDER" | "CLUB">
    conditionSubtype?: string
    conditionNote?: string
  }
  /** Of one unit; absent while an order is pending. */
  price?: { unitPrice?: Money; priceDesignation?: string }
  serialNumbers?: string[]
  customization?: { customizedUrl?: string }
}

export interface ItemProceeds {
  proceedsTotal?: Money
  breakdowns?: ItemProceedsBreakdown[]
}

export interface ItemProceedsBreakdown {
  type: Open<"ITEM" | "SHIPPING" | "GIFT_WRAP" | "COD_FEE" | "OTHER" | "TAX" | "DISCOUNT">
  subtotal: Money
  /** Of TAX and DISCOUNT: what the amount was on. */
  detailedBreakdowns?: ItemProceedsDetailedBreakdown[]
}

export interface ItemProceedsDetailedBreakdown {
  subtype?: Open<"ITEM" | "SHIPPING" | "GIFT_WRAP" | "COD_FEE" | "OTHER" | "DISCOUNT">
  value?: Money
}

export interface ItemCancellation {
  /** A buyer's wish; nothing is cancelled yet. */
  cancellationRequest?: { requester?: Open<"BUYER">; cancelReason?: string }
  cancellationExecution?: {
    cancelledBy?: Open<"BUYER" | "MERCHANT" | "AMAZON">
    cancelReason?: string
  }
}

export interface ItemFulfillment {
  quantityFulfilled?: number
  quantityUnfulfilled?: number
  picking?: unknown
  packing?: {
    giftOption?: { giftMessage?: string; giftWrapLevel?: string }
    serialNumberRequirement?: { requirementType?: Open<"REQUIRED"> }
  }
  shipping?: {
    scheduledDeliveryWindow?: DateTimeRange
    shippingConstraints?: {
      palletDelivery?: Open<"MANDATORY">
      cashOnDelivery?: Open<"MANDATORY">
      signatureConfirmation?: Open<"MANDATORY">
      recipientIdentityVerification?: Open<"MANDATORY">
      recipientAgeVerification?: Open<"MANDATORY">
    }
    internationalShipping?: { iossNumber?: string }
  }
}

export interface ItemTax {
  taxCalculationBreakdowns?: { reportingScheme?: Open<"UOSS" | "IOSS"> }[]
  /** Present when somebody other than the seller collects the tax. */
  taxCollections?: { model?: Open<"MARKETPLACE_FACILITATOR">; responsibleParty?: string }[]
}
