import type { Open } from "./common"
import type { FulfilledBy, FulfillmentStatus, Order } from "./order"

/** What `searchOrders` and `getOrder` add to the plain order. */
export type IncludedData = Open<
  | "BUYER"
  | "RECIPIENT"
  | "PROCEEDS"
  | "EXPENSE"
  | "PROMOTION"
  | "CANCELLATION"
  | "FULFILLMENT"
  | "PACKAGES"
  | "TAX"
  | "PAYMENT"
  | "FULFILLMENT_ORDERS"
>

/** Times are instants (Date or ISO 8601). Exactly one of createdAfter and lastUpdatedAfter. */
export interface SearchOrdersParameters {
  createdAfter?: Date | string
  /** Only with createdAfter; at least two minutes in the past. */
  createdBefore?: Date | string
  lastUpdatedAfter?: Date | string
  /** Only with lastUpdatedAfter; at least two minutes in the past. */
  lastUpdatedBefore?: Date | string
  fulfillmentStatuses?: FulfillmentStatus[]
  /** At most 50. */
  marketplaceIds?: string[]
  fulfilledBy?: FulfilledBy[]
  /** 1–100; Amazon's default is 100. */
  maxResultsPerPage?: number
  /** `pagination.nextToken` of the page before, with the same filters; lives 24 hours. */
  paginationToken?: string
  includedData?: IncludedData[]
}

export interface SearchOrdersResponse {
  orders: Order[]
  pagination?: { nextToken?: string }
  /** Everything updated before this instant is covered (present when searched by update). */
  lastUpdatedBefore?: string
  createdBefore?: string
}

/** Orders v0 `confirmShipment`: one package per call; the same packageReferenceId again edits it. */
export interface ConfirmShipmentRequest {
  marketplaceId: string
  /** Japan only. */
  codCollectionMethod?: Open<"DirectPayment">
  packageDetail: {
    /** A positive whole number as a string; a JSON number is refused. */
    packageReferenceId: string
    carrierCode: string
    /** Required when carrierCode is "Other". */
    carrierName?: string
    shippingMethod?: string
    trackingNumber: string
    /** ISO 8601 instant, not before the order and not in the future. */
    shipDate: string
    shipFromSupplySourceId?: string
    orderItems: { orderItemId: string; quantity: number; transparencyCodes?: string[] }[]
  }
}

/** Orders v0 `updateShipmentStatus`: orders that are picked up in the seller's store. */
export interface UpdateShipmentStatusRequest {
  marketplaceId: string
  shipmentStatus: Open<"ReadyForPickup" | "PickedUp" | "RefusedPickup">
  /** Which units; without it the whole order. */
  orderItems?: { orderItemId?: string; quantity?: number }[]
}
