import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { UpdateAmazonStoreBody } from "../../../types"
import { updateAmazonStoreStep } from "../steps/update-amazon-store"

export const updateAmazonStoreWorkflowId = "update-amazon-store"

/** Changes what may change of a store (country and channel stay fixed); changed stock rules are applied. */
export const updateAmazonStoreWorkflow = createWorkflow(
  updateAmazonStoreWorkflowId,
  (input: { id: string; update: UpdateAmazonStoreBody }) =>
    new WorkflowResponse(updateAmazonStoreStep(input))
)
