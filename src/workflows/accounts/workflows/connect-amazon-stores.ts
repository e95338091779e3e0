import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { activateAmazonStoresStep } from "../steps/activate-amazon-stores"
import { saveAmazonAccountStep } from "../steps/save-amazon-account"

export const connectAmazonStoresWorkflowId = "connect-amazon-stores"

/** Turns a granted consent into an account with its tokens, and the stores into connected ones. */
export const connectAmazonStoresWorkflow = createWorkflow(
  connectAmazonStoresWorkflowId,
  (input: { state: string; store_ids: string[] }) => {
    const accountId = saveAmazonAccountStep(input)
    const stores = activateAmazonStoresStep({
      account_id: accountId,
      store_ids: input.store_ids,
      state: input.state,
    })
    return new WorkflowResponse(stores)
  }
)
