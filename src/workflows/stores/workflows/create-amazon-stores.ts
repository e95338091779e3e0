import {
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { composeStores } from "../compose-stores"
import type { NewStores } from "../new-stores"

export const createAmazonStoresWorkflowId = "create-amazon-stores"

/** Adds several stores in one go: all of them, or none. Nothing is said to Amazon yet. */
export const createAmazonStoresWorkflow = createWorkflow(
  createAmazonStoresWorkflowId,
  (input: WorkflowData<NewStores>) => new WorkflowResponse(composeStores(input))
)
