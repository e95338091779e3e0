import type { FailureDto } from "./failures"

export type InboxOrderState = "received" | "waiting" | "importing" | "imported" | "held" | "ignored"

export type HeldReasonCode =
  | "unknown_sku"
  | "unknown_marketplace"
  | "amounts_missing"
  | "currency_mismatch"
  | "unexplained_total"
  | "sales_channel_missing"
  | "region_missing"
  | "import_failed"
  | "invalid_order"

export interface HeldReasonDto {
  code: HeldReasonCode
  parameters: Record<string, string | number | null>
}

export interface AmazonOrderDto {
  id: string
  amazon_order_id: string
  store: { id: string; name: string; country_code: string } | null
  marketplace_id: string | null
  /** Amazon's fulfillmentStatus as told, also when unknown to us. */
  amazon_status: string
  fulfilled_by: "MERCHANT" | "AMAZON" | null
  state: InboxOrderState
  held_reasons: HeldReasonDto[]
  ignored_reason: string | null
  placed_at: string
  last_updated_at: string
  ship_by: string | null
  total: string | null
  currency_code: string | null
  item_count: number
  programs: string[]
  /** Initials, town and country only; null when Amazon gave no recipient. */
  buyer_masked: string | null
  order_id: string | null
  imported_at: string | null
}

/** GET /admin/amazon/orders */
export interface AmazonOrderListResponse {
  orders: AmazonOrderDto[]
  count: number
  offset: number
  limit: number
  /** Orders per tab: all, to_ship, held, waiting, fba, cancelled. */
  tabs: Record<AmazonOrderTab, number>
}

export type AmazonOrderTab = "all" | "to_ship" | "held" | "waiting" | "fba" | "cancelled"

export interface AmazonOrderLineDto {
  id: string
  amazon_order_item_id: string
  seller_sku: string | null
  asin: string | null
  title: string | null
  quantity_ordered: number
  quantity_fulfilled: number
  total: string | null
  variant: { id: string; title: string; product_id: string } | null
}

export interface MoneyRowDto {
  component: "items" | "shipping" | "gift_wrap" | "other" | "discount" | "tax" | "total"
  amazon: string | null
  medusa: string | null
  difference: string | null
}

export interface TimelineEventDto {
  id: string
  at: string
  what: string
  by: string | null
  parameters: Record<string, unknown>
  request_id: string | null
}

export interface ShipmentConfirmationDto {
  id: string
  package_reference_id: string
  carrier: string | null
  tracking_number: string | null
  state: OutboxState
  sent_at: string | null
  /** In English, for a technician. */
  error: string | null
  failure: FailureDto | null
}

export type OutboxState =
  "waiting" | "sending" | "sent" | "confirmed" | "refused" | "superseded" | "cancelled"

/** GET /admin/amazon/orders/:id */
export interface AmazonOrderDetailResponse {
  order: AmazonOrderDto & {
    lines: AmazonOrderLineDto[]
    money: MoneyRowDto[]
    /** Which of Amazon's money conventions was found, e.g. `tax_included`. */
    convention: string | null
    events: TimelineEventDto[]
    shipments: ShipmentConfirmationDto[]
    /** Amazon's order without personal data. */
    facts: Record<string, unknown>
    /** Held orders with an equal first reason, this one included. */
    same_reason_count: number
  }
}

/** POST /admin/amazon/orders/:id/retry and POST /admin/amazon/orders/retry */
export interface RetryOrdersBody {
  /** Only for the collection route; at most 500. Empty: every held order. */
  ids?: string[]
}
export interface RetryOrdersResponse {
  imported: number
  held: number
  waiting: number
  ignored: number
}

/** POST /admin/amazon/orders/:id/repair */
export interface RepairOrderBody {
  /** Which variant each unknown seller SKU of the order is. */
  links: { seller_sku: string; variant_id: string }[]
}

/** POST /admin/amazon/orders/:id/shipments/:shipment_id/retry, for one that was refused */
export interface RetryShipmentBody {
  /** Written to Medusa's fulfilment first: the missing one, or instead of the one Amazon was told. */
  tracking_number?: string
}
export interface RetryShipmentResponse {
  shipment: ShipmentConfirmationDto
}

/** A buyer unmasked: only the answer to `POST /admin/amazon/orders/:id/buyer` holds one. */
export interface AmazonBuyerDto {
  name: string | null
  company: string | null
  /** Street, town and region, a line each. */
  address: string[]
  country_code: string | null
  email: string | null
  phone: string | null
}

/** POST /admin/amazon/orders/:id/buyer, with the right `see_personal_data`; each look is recorded. */
export interface AmazonBuyerResponse {
  /** Null when there is nothing to see. */
  buyer: AmazonBuyerDto | null
  /** When it was erased; null when it was not, or never there. */
  erased_at: string | null
}
