import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../../modules/amazon/lib/knex"

/**
 * Orders that are not in Medusa belong to no store until their marketplace has one again, which then
 * takes them (`requeue.assignStore`). Held ones are judged anew by its settings and channel; one ignored
 * for its age stays so, as nobody asked for it.
 */
export const releaseOrders = (trx: Knex.Transaction, storeId: string) =>
  rows(
    trx,
    `update amazon_order set store_id = null,
       held_reasons = case when state = 'held' then null else held_reasons end,
       attempts = case when state = 'held' then 0 else attempts end,
       lease_until = case when state = 'held' then null else lease_until end,
       state = case when state = 'held' then 'received' else state end, updated_at = now()
     where store_id = ? and state <> 'imported' and deleted_at is null`,
    [storeId]
  )

/**
 * What was to be said for this store is not said. A parcel's confirmation leaves no trace, so that the
 * next store of the marketplace makes it again; quantities are decided anew for the stores that remain.
 */
export const withdrawIntents = (trx: Knex.Transaction, storeId: string) =>
  rows(
    trx,
    `update amazon_outbox set state = 'cancelled', updated_at = now(),
       deleted_at = case when kind = 'shipment' then now() end
     where store_id = ? and state = 'waiting' and deleted_at is null`,
    [storeId]
  )
