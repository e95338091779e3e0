import type {
  ComposedItemLink,
  ComposedOrder,
  ComposedReservation,
  MoneyReading,
  ProjectionNote,
} from "../../domain/orders"
import type { InboxSettlement } from "../../modules/amazon/lib/inbox-types"

/** What an import has of its inbox row. */
interface PlannedRow {
  /** Inbox row. */
  id: string
  amazon_order_id: string
  /** Store, or account when there is no store. */
  owner_id: string
  stock_location_ids: string[]
  /** `last_updated_at` of the message that the Medusa order is made of. */
  projected_at: Date
  already_reserved: boolean
  /** Units still to be shipped by Amazon item, as Amazon says now. */
  to_ship: Record<string, number>
}

/** What an import makes in Medusa. */
export interface PlannedOrder {
  /** What is to be made; null once the order is in Medusa. */
  composed: ComposedOrder | null
  /** The Medusa order: as composed, or as it is when it was there already. */
  order: { id: string; currency_code: string; sales_channel_id: string }
  /** Its total: what Amazon was paid. Decimal string. */
  amount: string
  /** Null: as kept before. */
  money: MoneyReading | null
  notes: ProjectionNote[]
  links: ComposedItemLink[]
  reservations: ComposedReservation[]
}

/** An order to be made, or to be finished after it was made, with what its steps need. Plain data. */
export type PlannedImport = PlannedRow & PlannedOrder

/** An order that is not imported now. */
export type PlannedSettlement = InboxSettlement & {
  amazon_order_id: string
  /** Store, or account when there is no store. */
  owner_id: string
}
