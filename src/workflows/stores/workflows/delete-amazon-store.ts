import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { removeRemoteLinkStep } from "@medusajs/medusa/core-flows"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { deleteAmazonStoreStep, type DeleteAmazonStoreInput } from "../steps/delete-amazon-store"

export const deleteAmazonStoreWorkflowId = "delete-amazon-store"

/**
 * Leaves a store: its settings, listings and flows go; Medusa's orders and the inbox stay. Nothing
 * changes at Amazon. The account's tokens are wiped with its last store. What has no way back comes
 * last.
 */
export const deleteAmazonStoreWorkflow = createWorkflow(
  deleteAmazonStoreWorkflowId,
  (input: DeleteAmazonStoreInput) => {
    const links = transform(
      { input },
      ({ input: { id } }): Record<string, Record<string, string[]>> => ({
        [AMAZON_MODULE]: { amazon_store_id: [id] },
      })
    )
    removeRemoteLinkStep(links)
    deleteAmazonStoreStep(input)
    return new WorkflowResponse(input.id)
  }
)
