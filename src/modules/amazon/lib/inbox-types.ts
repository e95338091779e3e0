import type { HeldReasonDto, InboxOrderState } from "../../../types"

/** One order as Amazon told it, ready to be stored. Times ISO 8601, money decimal strings. */
export interface InboxMessage {
  /** Null: Amazon gave none. Such a message is refused. */
  amazon_order_id: string | null
  store_id: string | null
  marketplace_id: string | null
  amazon_status: string
  fulfilled_by: string | null
  programs: string[] | null
  placed_at: string
  last_updated_at: string
  ship_by: string | null
  source: "poll" | "fetch" | "notification" | "report" | "file"
  /** Amazon's order without personal data. */
  facts: unknown
  total: string | null
  currency_code: string | null
  item_count: number
  lines: {
    amazon_order_item_id: string
    seller_sku: string | null
    asin: string | null
    title: string | null
    quantity_ordered: number
    quantity_fulfilled: number
    total: string | null
  }[]
  /** Sealed personal data, see lib/secrets. */
  buyer: string | null
  /** Package reference ids Amazon shows. */
  packages: string[]
}

/** What became of the messages of a page. */
export interface StoredPage {
  created: number
  updated: number
  /** Not stored in any form, with the SQLSTATE if the database said why. */
  refused: { message: InboxMessage; code: string | null }[]
}

/** A row leased for projection. */
export interface ClaimedOrder {
  id: string
  account_id: string
  amazon_order_id: string
  store_id: string | null
  marketplace_id: string | null
  facts: unknown
  placed_at: Date
  last_updated_at: Date
  /** How often its import failed for its own sake or died. */
  attempts: number
  /** Whoever claimed it before died, or was too slow. */
  abandoned: boolean
  reserved_at: Date | null
  buyer: string | null
}

/** A line of an order's timeline. */
export interface InboxEvent {
  what: string
  /** No personal data. */
  parameters: Record<string, unknown>
}

/** How a claimed row goes on when it is not imported. */
export interface InboxSettlement {
  id: string
  state: Extract<InboxOrderState, "waiting" | "held" | "ignored" | "received">
  held_reasons?: HeldReasonDto[] | null
  ignored_reason?: string | null
  /** `last_updated_at` of what was looked at; a newer message sends the row back to received. */
  projected_at: Date
  /** Seconds until a received row may be claimed again. */
  retry_in?: number | null
  /** For the timeline, unless news sends the row back to received. */
  event?: InboxEvent | null
  /** The import of this order alone failed: counts as an attempt. */
  failed?: boolean
  /** The Medusa order, when it was made before. */
  order_id?: string | null
}
