import type { FailureDto } from "../../../types"
import { rows, type Cradle } from "../lib/knex"

export interface OrderLineRow {
  id: string
  amazon_order_item_id: string
  seller_sku: string | null
  asin: string | null
  title: string | null
  quantity_ordered: number
  quantity_fulfilled: number
  total: string | null
  line_item_ids: string[] | null
  /** The variant its seller SKU is linked to. */
  variant_id: string | null
}

export interface OrderEventRow {
  id: string
  at: Date
  what: string
  by: string | null
  parameters: Record<string, unknown> | null
  request_id: string | null
}

export interface OrderShipmentRow {
  id: string
  package_reference_id: string
  carrier: string | null
  tracking_number: string | null
  state: string
  sent_at: Date | null
  error: { message?: string; code?: string; failure?: FailureDto } | null
}

export interface OrderFactsRow {
  facts: Record<string, unknown>
  money: unknown
  convention: string | null
  /** Held orders of the account with an equal first reason, this one included. */
  same_reason_count: number
}

/** What the page of one order shows beside the row of the list. */
export class AmazonOverviewOrderDetails {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async facts(id: string): Promise<OrderFactsRow> {
    const [row] = await rows<OrderFactsRow>(
      this.knex,
      `select o.facts, o.money, o.convention,
         (select count(*) from amazon_order p where o.state = 'held' and p.state = 'held'
            and p.account_id = o.account_id and p.deleted_at is null
            and p.held_reasons->0 = o.held_reasons->0)::int as same_reason_count
       from amazon_order o where o.id = ?`,
      [id]
    )
    return row
  }

  async lines(id: string): Promise<OrderLineRow[]> {
    return rows<OrderLineRow>(
      this.knex,
      `select l.id, l.amazon_order_item_id, l.seller_sku, l.asin, l.title, l.quantity_ordered,
         l.quantity_fulfilled, l.total, l.line_item_ids, k.variant_id
       from amazon_order_line l
       join amazon_order o on o.id = l.amazon_order_row_id
       left join amazon_sku k on k.account_id = o.account_id and k.seller_sku = l.seller_sku
         and k.deleted_at is null
       where l.amazon_order_row_id = ? and l.deleted_at is null order by l.amazon_order_item_id`,
      [id]
    )
  }

  async events(id: string): Promise<OrderEventRow[]> {
    return rows<OrderEventRow>(
      this.knex,
      `select id, at, what, by, parameters, request_id from amazon_event
       where subject_id = ? and deleted_at is null order by at desc, id limit 200`,
      [id]
    )
  }

  /** Carrier and tracking: as sent, else as they stand on the fulfilment's label. */
  async shipments(id: string): Promise<OrderShipmentRow[]> {
    return rows<OrderShipmentRow>(
      this.knex,
      `select q.id, q.payload->>'package_reference_id' as package_reference_id, q.state, q.sent_at,
         q.error, coalesce(q.answer->>'carrierName', q.answer->>'carrierCode') as carrier,
         coalesce(q.answer->>'trackingNumber', (
           select l.tracking_number from fulfillment_label l
           where l.fulfillment_id = q.key and l.deleted_at is null order by l.created_at limit 1
         )) as tracking_number
       from amazon_outbox q
       where q.subject_id = ? and q.kind = 'shipment' and q.deleted_at is null
       order by q.created_at, q.payload->>'package_reference_id', q.id`,
      [id]
    )
  }
}
