import { rows, type Cradle } from "../lib/knex"

/** One confirmation as it stands, with what a person may mend of its fulfilment. */
export interface ShipmentState {
  id: string
  state: string
  account_id: string
  fulfillment_id: string
  /** The label whose tracking number Amazon is told. */
  label_id: string | null
}

/** Merchant-fulfilled, in Medusa, and Amazon still waits for a parcel. */
const OPEN_ORDER = `o.state = 'imported' and o.deleted_at is null
  and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'
  and o.amazon_status in ('UNSHIPPED', 'PARTIALLY_SHIPPED')`

/**
 * The store that serves the order's marketplace now and may speak to Amazon: not always the one it was
 * imported by, which may have been deleted and added anew.
 */
const SERVING_STORE = `amazon_store s on s.account_id = o.account_id
  and s.marketplace_id = o.marketplace_id and s.status in ('active', 'closing') and s.deleted_at is null
  and not exists (select 1 from amazon_dataflow d where d.owner_id = s.id
    and d.flow = 'order-status-update' and not d.enabled and d.deleted_at is null)`

/** The parcels of an order that have left. */
const SHIPPED = `order_fulfillment l on l.order_id = o.order_id and l.deleted_at is null
       join fulfillment f on f.id = l.fulfillment_id and f.deleted_at is null
         and f.shipped_at is not null and f.canceled_at is null`

const TRACKED = `exists (select 1 from fulfillment_label l
  where l.fulfillment_id = b.key and l.deleted_at is null and btrim(l.tracking_number) <> '')`

/** Shipments made in Medusa that Amazon must be told of. */
export class AmazonShipments {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Makes an intent for every shipped fulfilment of an imported merchant-fulfilled order that has
   * none yet, so that no event needs to arrive. Package reference ids count up within the order, as
   * Amazon wants positive numbers. None is given to two parcels, as the second would edit the first,
   * and a parcel whose intent was withdrawn keeps its own: Amazon may know it by that. Call under the
   * account's lease.
   */
  async collect(accountId: string): Promise<number> {
    const made = await rows(
      this.knex,
      `insert into amazon_outbox (id, account_id, store_id, kind, key, subject_id, payload, lane, state)
       select 'amzout_' || replace(gen_random_uuid()::text, '-', ''), o.account_id, s.id,
         'shipment', f.id, o.id,
         jsonb_build_object('fulfillment_id', f.id, 'package_reference_id', coalesce((
             select b.payload->>'package_reference_id' from amazon_outbox b
             where b.kind = 'shipment' and b.key = f.id order by b.created_at limit 1),
           (coalesce((
             select max(cast(b.payload->>'package_reference_id' as int)) from amazon_outbox b
             where b.kind = 'shipment' and b.subject_id = o.id), 0)
           + row_number() over (partition by o.id order by f.shipped_at, f.id))::text)),
         1, 'waiting'
       from amazon_order o
       join ${SERVING_STORE}
       join ${SHIPPED}
       where o.account_id = ? and ${OPEN_ORDER}
         and not exists (select 1 from amazon_outbox b where b.kind = 'shipment' and b.key = f.id
           and b.deleted_at is null)
       returning id`,
      [accountId]
    )
    return made.length
  }

  /**
   * The parcels of a marketplace that a run would tell Amazon of, whatever keeps the store from that
   * now: those without an intent, those that wait, and those that waited for their tracking number.
   */
  async untold(
    accountId: string,
    marketplaceId: string,
    limit: number
  ): Promise<{ fulfillment_id: string; package_reference_id: string | null }[]> {
    return rows(
      this.knex,
      `select f.id as fulfillment_id, b.payload->>'package_reference_id' as package_reference_id
       from amazon_order o
       join ${SHIPPED}
       left join amazon_outbox b on b.kind = 'shipment' and b.key = f.id and b.deleted_at is null
       where o.account_id = :account and o.marketplace_id = :marketplace and ${OPEN_ORDER}
         and (b.id is null or b.state in ('waiting', 'sending')
           or (b.state = 'refused' and b.error->>'code' = 'tracking_missing' and ${TRACKED}))
       order by f.shipped_at, f.id limit :limit`,
      { account: accountId, marketplace: marketplaceId, limit }
    )
  }

  /**
   * Confirmations that were refused because the tracking number was missing wait again once it is
   * there. Call under the account's lease.
   */
  async reopenTracked(accountId: string): Promise<number> {
    const again = await rows(
      this.knex,
      `update amazon_outbox b set state = 'waiting', store_id = s.id, not_before = null, attempts = 0,
         error = null, updated_at = now()
       from amazon_order o join ${SERVING_STORE}
       where b.account_id = ? and b.kind = 'shipment' and b.state = 'refused'
         and b.error->>'code' = 'tracking_missing' and b.deleted_at is null
         and o.id = b.subject_id and ${OPEN_ORDER} and ${TRACKED}
       returning b.id`,
      [accountId]
    )
    return again.length
  }

  /** A confirmation of an order; null when the order has none of that id. */
  async find(orderRowId: string, id: string): Promise<ShipmentState | null> {
    const [row] = await rows<ShipmentState>(
      this.knex,
      `select b.id, b.state, b.account_id, b.key as fulfillment_id,
         (select l.id from fulfillment_label l
          where l.fulfillment_id = b.key and l.deleted_at is null and btrim(l.tracking_number) <> ''
          order by l.created_at limit 1) as label_id
       from amazon_outbox b
       where b.id = ? and b.subject_id = ? and b.kind = 'shipment' and b.deleted_at is null`,
      [id, orderRowId]
    )
    return row ?? null
  }

  /**
   * A refused confirmation is tried again after tracking, carrier or links were mended.
   * @returns false when it is not refused (any more).
   */
  async retry(orderRowId: string, id: string): Promise<boolean> {
    const again = await rows(
      this.knex,
      `update amazon_outbox set state = 'waiting', not_before = null, attempts = 0, error = null,
         updated_at = now()
       where id = ? and subject_id = ? and kind = 'shipment' and state = 'refused'
         and deleted_at is null
       returning id`,
      [id, orderRowId]
    )
    return again.length === 1
  }

  /**
   * Closes the problems of an order's parcels when their cause is gone: all were told, or Amazon waits
   * for none any more (shipped in Seller Central, cancelled). One that waits to be told again keeps its
   * order's problems open.
   */
  async resolveProblems(accountId: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_problem p set resolved_at = now(), resolved_how = 'cause_gone', updated_at = now()
       where p.code in ('shipment_refused', 'shipment_tracking_missing', 'shipment_no_amazon_items')
         and p.resolved_at is null and p.deleted_at is null
         and (p.owner_id = :account
           or p.owner_id in (select id from amazon_store where account_id = :account))
         and not exists (
           select 1 from amazon_outbox b join amazon_order o on o.id = b.subject_id and ${OPEN_ORDER}
           where b.account_id = :account and b.kind = 'shipment' and b.deleted_at is null
             and o.amazon_order_id = p.subject
             and (b.state in ('waiting', 'sending') or (b.state = 'refused' and p.code =
               case when b.error->>'code' in ('tracking_missing', 'no_amazon_items')
                 then 'shipment_' || (b.error->>'code') else 'shipment_refused' end)))`,
      { account: accountId }
    )
  }
}
