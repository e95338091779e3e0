import type { Projection } from "../../domain/orders"
import type { InboxSettlement } from "../../modules/amazon/lib/inbox-types"

/** An order to be made, with what its steps need. Plain data. */
export type PlannedImport = Extract<Projection, { kind: "import" }> & {
  /** Inbox row. */
  id: string
  amazon_order_id: string
  store_id: string
  stock_location_ids: string[]
  projected_at: Date
  already_reserved: boolean
}

/** An order that is not imported now. */
export type PlannedSettlement = InboxSettlement & {
  amazon_order_id: string
  /** Store, or account when there is no store. */
  owner_id: string
  /** Set when an importer died after it had made the Medusa order. */
  order_id: string | null
}
