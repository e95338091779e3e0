import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { rows } from "../../../modules/amazon/lib/knex"
import { disconnectWithin } from "../../accounts/disconnect-store"
import { inOneTransaction } from "../../accounts/in-one-transaction"

export const deleteAmazonStoreStepId = "delete-amazon-store-row"

/**
 * Soft-deletes the store and what is only its own, in one transaction; a person typed its name for
 * this, so no way back. Country and channel of a store are fixed, so this may be the first half of
 * changing them: what is not in Medusa yet is left to the next store of the marketplace. Doing it twice
 * changes nothing.
 */
export const deleteAmazonStoreStep = createStep(
  deleteAmazonStoreStepId,
  async ({ id }: { id: string }, { container }) => {
    await inOneTransaction(container, async (topics) => {
      const { trx } = topics
      await disconnectWithin(topics, id)
      const [store] = await rows<{ account_id: string | null }>(
        trx,
        `update amazon_store set deleted_at = now(), updated_at = now()
         where id = ? and deleted_at is null returning account_id`,
        [id]
      )
      if (!store) {
        return
      }
      await releaseOrders(trx, id)
      await withdrawIntents(trx, id)
      for (const [table, column] of [
        ["amazon_listing", "store_id"],
        ["amazon_dataflow", "owner_id"],
        ["amazon_problem", "owner_id"],
      ]) {
        await rows(
          trx,
          `update ${table} set deleted_at = now(), updated_at = now()
           where ${column} = ? and deleted_at is null`,
          [id]
        )
      }
      if (store.account_id) {
        // Its rule no longer counts for the quantities of the account's other stores.
        await topics.stock.markAll(store.account_id)
      }
    })
    return new StepResponse(id)
  }
)

/**
 * Orders that are not in Medusa belong to no store until their marketplace has one again, which then
 * takes them (`requeue.assignStore`). Held ones are judged anew by its settings and channel; one ignored
 * for its age stays so, as nobody asked for it.
 */
const releaseOrders = (trx: Knex.Transaction, storeId: string) =>
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
const withdrawIntents = (trx: Knex.Transaction, storeId: string) =>
  rows(
    trx,
    `update amazon_outbox set state = 'cancelled', updated_at = now(),
       deleted_at = case when kind = 'shipment' then now() end
     where store_id = ? and state = 'waiting' and deleted_at is null`,
    [storeId]
  )
