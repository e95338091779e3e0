import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "./knex"

/**
 * Clocks differ: an order placed this close to the moment our quantity began to count makes it
 * unknown, and the next decision sends.
 */
const SKEW_SECONDS = 120

interface StoredOrder {
  id: string
  created: boolean
  status_before: string | null
}

/**
 * Amazon lowers its quantity when an order is placed. We follow: what we expect at Amazon falls by
 * the units of new merchant-fulfilled orders placed after it began to count, so that the order's
 * own import causes no patch. A cancellation makes it unknown. All seller SKUs of stored orders
 * are marked for a new decision, as units of pending and held orders count against the quantity.
 */
export const countSoldUnits = async (
  trx: Knex.Transaction,
  accountId: string,
  stored: StoredOrder[]
): Promise<void> => {
  if (!stored.length) {
    return
  }
  await lockSellerSkus(
    trx,
    stored.map(({ id }) => id)
  )
  await rows(
    trx,
    `with told as (
       select l.seller_sku, o.placed_at, r.created, o.amazon_status, r.status_before,
              l.quantity_ordered as units
       from jsonb_to_recordset(cast(:stored as jsonb)) as r
         (id text, created boolean, status_before text)
       join amazon_order o on o.id = r.id
       join amazon_order_line l on l.amazon_order_row_id = o.id and l.deleted_at is null
       where l.seller_sku is not null and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'
     ), change as (
       select s.id,
         coalesce(sum(t.units) filter (where t.created and t.amazon_status <> 'CANCELLED'
           and t.placed_at > s.expected_at + make_interval(secs => :skew)), 0) as sold,
         bool_or(t.created and t.amazon_status <> 'CANCELLED'
           and t.placed_at between s.expected_at - make_interval(secs => :skew)
                               and s.expected_at + make_interval(secs => :skew)) as unsure,
         bool_or(t.amazon_status = 'CANCELLED'
           and coalesce(t.status_before, 'CANCELLED') <> 'CANCELLED') as cancelled
       from told t
       join amazon_sku s on s.account_id = :account and s.seller_sku = t.seller_sku
         and s.deleted_at is null
       group by s.id
     )
     update amazon_sku s set
       expected_quantity = case when c.unsure or c.cancelled or s.expected_quantity is null then null
                                else greatest(s.expected_quantity - c.sold, 0) end,
       dirty_at = coalesce(s.dirty_at, clock_timestamp()), dirty_sequence = s.dirty_sequence + 1,
       updated_at = now()
     from change c where c.id = s.id`,
    { account: accountId, stored: JSON.stringify(stored), skew: SKEW_SECONDS }
  )
}

/**
 * Before they are read: a quantity that Amazon accepts at this moment counts from a new moment on, and
 * an order placed before that is not to be subtracted from it. In one order, so that importers of the
 * same seller SKUs wait for each other instead of meeting in a deadlock.
 */
const lockSellerSkus = async (trx: Knex.Transaction, orderRowIds: string[]): Promise<void> => {
  await rows(
    trx,
    `select s.id from amazon_sku s
     where s.deleted_at is null and (s.account_id, s.seller_sku) in (
       select o.account_id, l.seller_sku
       from amazon_order_line l join amazon_order o on o.id = l.amazon_order_row_id
       where o.id = any(?) and l.deleted_at is null and l.seller_sku is not null)
     order by s.id for update of s`,
    [orderRowIds]
  )
}

/**
 * The units of these orders count elsewhere now (reserved in Medusa, or no longer pending): their
 * seller SKUs are decided anew.
 */
export const markSellerSkus = async (
  trx: Knex.Transaction,
  orderRowIds: string[]
): Promise<void> => {
  await lockSellerSkus(trx, orderRowIds)
  await rows(
    trx,
    `update amazon_sku s set dirty_at = coalesce(s.dirty_at, clock_timestamp()),
       dirty_sequence = s.dirty_sequence + 1, updated_at = now()
     from amazon_order_line l join amazon_order o on o.id = l.amazon_order_row_id
     where o.id = any(?) and l.deleted_at is null
       and s.account_id = o.account_id and s.seller_sku = l.seller_sku and s.deleted_at is null
       and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'`,
    [orderRowIds]
  )
}
