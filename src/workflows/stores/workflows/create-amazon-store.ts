import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { CreateAmazonStoreBody } from "../../../types"
import { composeStores } from "../compose-stores"

export const createAmazonStoreWorkflowId = "create-amazon-store"

/** Adds a store. Nothing is said to Amazon yet. */
export const createAmazonStoreWorkflow = createWorkflow(
  createAmazonStoreWorkflowId,
  (input: CreateAmazonStoreBody) => {
    const wished = transform({ input }, ({ input: store }) => ({ stores: [store] }))
    const stores = composeStores(wished)
    const store = transform({ stores }, ({ stores: [created] }) => created)
    return new WorkflowResponse(store)
  }
)
