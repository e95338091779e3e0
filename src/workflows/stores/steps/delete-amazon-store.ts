import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { rows } from "../../../modules/amazon/lib/knex"
import { leaveAccount } from "../../accounts/disconnect-store"
import { inOneTransaction } from "../../accounts/in-one-transaction"
import { releaseOrders, withdrawIntents } from "../release-store"
import { moveStore } from "../move-store"

export const deleteAmazonStoreStepId = "delete-amazon-store-row"

export interface DeleteAmazonStoreInput {
  id: string
  /** Only when it is being closed: a person may have kept it meanwhile. */
  after_zero?: boolean
}

/**
 * Soft-deletes the store and what is only its own, in one transaction; a person typed its name for
 * this, so no way back. Country and channel of a store are fixed, so this may be the first half of
 * changing them: what is not in Medusa yet is left to the next store of the marketplace. Doing it twice
 * changes nothing. @throws Refusal store_not_closing, with `after_zero`, when a person kept it.
 */
export const deleteAmazonStoreStep = createStep(
  deleteAmazonStoreStepId,
  async ({ id, after_zero = false }: DeleteAmazonStoreInput, { container }) => {
    await inOneTransaction(container, async (topics) => {
      const { trx } = topics
      const [known] = await rows(
        trx,
        `select 1 from amazon_store where id = ? and deleted_at is null`,
        [id]
      )
      if (!known) {
        return
      }
      const action = after_zero ? "all_zero" : "delete_leave"
      const store = await moveStore(topics, { store_id: id, action })
      await rows(
        trx,
        `update amazon_store set status = 'disconnected', deleted_at = now(), updated_at = now()
         where id = ?`,
        [id]
      )
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
      // Its rule no longer counts for the quantities of the account's other stores.
      await leaveAccount(topics, store.account_id)
    })
    return new StepResponse(id)
  }
)
