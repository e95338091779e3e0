import type { Open } from "./common"

/* Finances API 2024-06-19, names as Amazon's. */

/** Without a related identifier `postedAfter` is required. Times: Date or ISO 8601. */
export interface ListTransactionsParameters {
  /** More than two minutes ago. */
  postedAfter?: Date | string
  /** After postedAfter, more than two minutes ago; beyond 180 days the answer is empty. */
  postedBefore?: Date | string
  /** To be left out for merchant-fulfilled orders of the US store. */
  marketplaceId?: string
  transactionStatus?: Open<"DEFERRED" | "RELEASED" | "DEFERRED_RELEASED">
  relatedIdentifierName?: Open<"FINANCIAL_EVENT_GROUP_ID" | "ORDER_ID">
  relatedIdentifierValue?: string
  /** Of the page before, with the same filters. */
  nextToken?: string
}

/** The last page is the one without token; a page may be empty before that. */
export interface TransactionsPage {
  nextToken?: string
  transactions?: FinancialTransaction[]
}

export interface FinancialTransaction {
  sellingPartnerMetadata?: {
    sellingPartnerId?: string
    accountType?: string
    marketplaceId?: string
  }
  relatedIdentifiers?: {
    relatedIdentifierName?: Open<
      | "ORDER_ID"
      | "SHIPMENT_ID"
      | "FINANCIAL_EVENT_GROUP_ID"
      | "REFUND_ID"
      | "INVOICE_ID"
      | "DISBURSEMENT_ID"
      | "TRANSFER_ID"
      | "DEFERRED_TRANSACTION_ID"
      | "RELEASE_TRANSACTION_ID"
      | "SETTLEMENT_ID"
    >
    relatedIdentifierValue?: string
  }[]
  transactionType?: string
  transactionId?: string
  transactionStatus?: Open<"DEFERRED" | "RELEASED" | "DEFERRED_RELEASED">
  description?: string
  /** ISO 8601 instant. */
  postedDate?: string
  totalAmount?: FinancialAmount
  marketplaceDetails?: { marketplaceId?: string; marketplaceName?: string }
  items?: FinancialItem[]
  contexts?: FinancialContext[]
  breakdowns?: FinancialBreakdown[]
}

/** Amazon's number; as with NumericMoney, take `String(currencyAmount)` before calculating. */
export interface FinancialAmount {
  currencyCode?: string
  currencyAmount?: number
}

export interface FinancialItem {
  description?: string
  relatedIdentifiers?: {
    itemRelatedIdentifierName?: Open<
      "ORDER_ADJUSTMENT_ITEM_ID" | "COUPON_ID" | "REMOVAL_SHIPMENT_ITEM_ID" | "TRANSACTION_ID"
    >
    itemRelatedIdentifierValue?: string
  }[]
  totalAmount?: FinancialAmount
  breakdowns?: FinancialBreakdown[]
  contexts?: FinancialContext[]
}

export interface FinancialBreakdown {
  breakdownType?: string
  breakdownAmount?: FinancialAmount
  /** What the amount consists of. */
  breakdowns?: FinancialBreakdown[]
}

/** Which other fields there are depends on the type. */
export interface FinancialContext {
  contextType?: Open<
    | "ProductContext"
    | "AmazonPayContext"
    | "PaymentsContext"
    | "DeferredContext"
    | "BusinessContext"
    | "TimeRangeContext"
  >
  asin?: string
  sku?: string
  quantityShipped?: number
  fulfillmentNetwork?: string
  storeName?: string
  orderType?: string
  channel?: string
  paymentType?: string
  paymentMethod?: string
  paymentReference?: string
  paymentDate?: string
  deferralReason?: string
  maturityDate?: string
  startTime?: string
  endTime?: string
}
