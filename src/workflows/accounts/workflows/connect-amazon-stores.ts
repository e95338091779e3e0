import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  connectAmazonAccountStep,
  type ConnectAmazonAccountInput,
} from "../steps/connect-amazon-account"

export const connectAmazonStoresWorkflowId = "connect-amazon-stores"

/**
 * Turns a granted consent into an account with its tokens, and the stores into connected ones.
 * @returns the account's id; null when the consent was taken before.
 */
export const connectAmazonStoresWorkflow = createWorkflow(
  connectAmazonStoresWorkflowId,
  (input: ConnectAmazonAccountInput) => new WorkflowResponse(connectAmazonAccountStep(input))
)
