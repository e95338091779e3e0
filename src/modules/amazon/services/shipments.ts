import { rows, type Cradle } from "../lib/knex"

/** Shipments made in Medusa that Amazon must be told of. */
export class AmazonShipments {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Makes an intent for every shipped fulfilment of an imported merchant-fulfilled order that has
   * none yet, so that no event needs to arrive. Package reference ids count up within the order, as
   * Amazon wants positive numbers. Call under the account's lease.
   */
  async collect(accountId: string): Promise<number> {
    const made = await rows(
      this.knex,
      `insert into amazon_outbox (id, account_id, store_id, kind, key, subject_id, payload, lane, state)
       select 'amzout_' || replace(gen_random_uuid()::text, '-', ''), o.account_id, o.store_id,
         'shipment', f.id, o.id,
         jsonb_build_object('fulfillment_id', f.id, 'package_reference_id', ((
             select count(*) from amazon_outbox b where b.kind = 'shipment' and b.subject_id = o.id
               and b.deleted_at is null)
           + row_number() over (partition by o.id order by f.shipped_at, f.id))::text),
         1, 'waiting'
       from amazon_order o
       join order_fulfillment l on l.order_id = o.order_id and l.deleted_at is null
       join fulfillment f on f.id = l.fulfillment_id and f.deleted_at is null
         and f.shipped_at is not null and f.canceled_at is null
       where o.account_id = ? and o.state = 'imported' and o.deleted_at is null
         and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'
         and o.amazon_status in ('UNSHIPPED', 'PARTIALLY_SHIPPED')
         and not exists (select 1 from amazon_outbox b where b.kind = 'shipment' and b.key = f.id
           and b.deleted_at is null)
       returning id`,
      [accountId]
    )
    return made.length
  }

  /** A refused confirmation is tried again after tracking or carrier was mended. */
  async retry(orderRowId: string): Promise<number> {
    const again = await rows(
      this.knex,
      `update amazon_outbox set state = 'waiting', not_before = null, error = null, updated_at = now()
       where kind = 'shipment' and subject_id = ? and state = 'refused' and deleted_at is null
       returning id`,
      [orderRowId]
    )
    return again.length
  }
}
