import type { DateTimeRange, Money, Open } from "./common"
import type { OrderItem } from "./order-item"
import type { OrderPackage } from "./order-package"

/*
 * Orders API 2026-01-01, names as Amazon's. Fields of a role that the application lacks are
 * missing, not null; fields not written down here are kept as they came.
 */

export type FulfillmentStatus = Open<
  | "PENDING_AVAILABILITY"
  | "PENDING"
  | "UNSHIPPED"
  | "PARTIALLY_SHIPPED"
  | "SHIPPED"
  | "CANCELLED"
  | "UNFULFILLABLE"
>

export type FulfilledBy = Open<"AMAZON" | "MERCHANT">

export interface Order {
  orderId: string
  orderAliases?: { aliasId: string; aliasType: Open<"SELLER_ORDER_ID"> }[]
  /** ISO 8601 instant. */
  createdTime: string
  /** ISO 8601 instant. */
  lastUpdatedTime: string
  programs?: OrderProgram[]
  associatedOrders?: AssociatedOrder[]
  salesChannel: SalesChannel
  buyer?: Buyer
  recipient?: Recipient
  proceeds?: OrderProceeds
  payment?: { paymentExecutions?: PaymentExecution[] }
  tax?: OrderTax
  fulfillment?: OrderFulfillment
  orderItems: OrderItem[]
  /** Merchant-fulfilled orders only. */
  packages?: OrderPackage[]
  fulfillmentOrders?: { fulfillmentOrderId: string }[]
}

export type OrderProgram = Open<
  | "AMAZON_BAZAAR"
  | "AMAZON_BUSINESS"
  | "AMAZON_EASY_SHIP"
  | "AMAZON_HAUL"
  | "DELIVERY_BY_AMAZON"
  | "FBM_SHIP_PLUS"
  | "INVOICE_BY_AMAZON"
  | "IN_STORE_PICK_UP"
  | "PREMIUM"
  | "PREORDER"
  | "PRIME"
>

export interface AssociatedOrder {
  orderId?: string
  associationType?: Open<"REPLACEMENT_ORIGINAL_ID" | "EXCHANGE_ORIGINAL_ID">
}

export interface SalesChannel {
  channelName: Open<"AMAZON" | "NON_AMAZON">
  marketplaceId?: string
  marketplaceName?: string
}

/** Personal data: present with the matching role only. */
export interface Buyer {
  buyerName?: string
  /** Amazon's relay address. */
  buyerEmail?: string
  buyerCompanyName?: string
  buyerPurchaseOrderNumber?: string
}

/** Personal data: present with the matching role only. */
export interface Recipient {
  deliveryAddress?: CustomerAddress
  deliveryPreference?: {
    dropOffLocation?: string
    addressInstruction?: string
    deliveryTime?: unknown
    deliveryCapabilities?: string[]
  }
}

export interface CustomerAddress {
  name?: string
  companyName?: string
  addressLine1?: string
  addressLine2?: string
  addressLine3?: string
  city?: string
  districtOrCounty?: string
  stateOrRegion?: string
  municipality?: string
  postalCode?: string
  countryCode?: string
  phone?: string
  extendedFields?: {
    streetName?: string
    streetNumber?: string
    complement?: string
    neighborhood?: string
  }
  addressType?: Open<"RESIDENTIAL" | "COMMERCIAL" | "PICKUP_POINT">
}

export interface OrderProceeds {
  grandTotal?: Money
  breakdowns?: OrderProceedsBreakdown[]
}

export interface OrderProceedsBreakdown {
  type: Open<
    "ITEM" | "SHIPPING" | "GIFT_WRAP" | "COD_FEE" | "TAX" | "DISCOUNT" | "DELIVERY_TIP" | "OTHER"
  >
  status?: Open<"PENDING" | "FINALIZED">
  subtotal: Money
}

export interface PaymentExecution {
  paymentMethod?: string
  paymentAmount?: Money
  acquirerId?: string
  cardBrand?: string
  authorizationCode?: string
}

export interface OrderTax {
  taxRegistrations?: OrderTaxRegistration[]
  taxInvoicing?: {
    buyerInvoicePreference?: Open<"INDIVIDUAL" | "BUSINESS">
    invoiceStatus?: Open<"NOT_REQUIRED" | "NOT_FOUND" | "PROCESSING" | "ERRORED" | "ACCEPTED">
  }
}

export interface OrderTaxRegistration {
  entityType?: Open<"BUYER" | "MERCHANT" | "MARKETPLACE">
  legalName?: string
  taxRegistrationType?: Open<"BUSINESS" | "VAT" | "CST" | "CPF" | "CNPJ">
  taxRegistrationNumber?: string
  taxRegistrationAddress?: CustomerAddress
  taxRegistrationAttributes?: { key?: Open<"TAX_OFFICE">; value?: string }[]
}

export interface OrderFulfillment {
  fulfillmentStatus: FulfillmentStatus
  fulfilledBy?: FulfilledBy
  fulfillmentServiceLevel?: Open<
    | "EXPEDITED"
    | "FREE_ECONOMY"
    | "NEXT_DAY"
    | "PRIORITY"
    | "SAME_DAY"
    | "SECOND_DAY"
    | "SCHEDULED"
    | "STANDARD"
  >
  shipByWindow?: DateTimeRange
  deliverByWindow?: DateTimeRange
  labelPrintingWindow?: DateTimeRange
}
