import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { rows } from "../../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../../modules/amazon/service"
import { disconnectStore } from "../../accounts/disconnect-store"

export const deleteAmazonStoreStepId = "delete-amazon-store-row"

/** Soft-deletes the store and what is only its own; a person typed its name for this, so no way back. */
export const deleteAmazonStoreStep = createStep(
  deleteAmazonStoreStepId,
  async ({ id }: { id: string }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    await amazon.retrieveAmazonStore(id)
    await disconnectStore(container, { store_id: id })
    for (const [table, column] of [
      ["amazon_listing", "store_id"],
      ["amazon_dataflow", "owner_id"],
      ["amazon_problem", "owner_id"],
    ]) {
      await rows(
        amazon.db.knex,
        `update ${table} set deleted_at = now() where ${column} = ? and deleted_at is null`,
        [id]
      )
    }
    await amazon.softDeleteAmazonStores(id)
    return new StepResponse(id)
  }
)
