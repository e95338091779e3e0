import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { CreateAmazonStoreBody } from "../../../types"
import { composeStores } from "../../stores/compose-stores"
import {
  connectAmazonAccountStep,
  type ConnectAmazonAccountInput,
} from "../steps/connect-amazon-account"

export const connectAmazonStoresWorkflowId = "connect-amazon-stores"

export interface ConnectAmazonStoresInput extends ConnectAmazonAccountInput {
  /** More countries of the account, each to get a store. */
  add?: CreateAmazonStoreBody[]
}

/**
 * Turns a granted consent into an account with its tokens, and the stores into connected ones; stores
 * for more countries are made first, and are gone again when the rest fails.
 * @returns the account's id.
 * @throws Refusal connection_not_confirmable when the consent was taken or wiped before.
 */
export const connectAmazonStoresWorkflow = createWorkflow(
  connectAmazonStoresWorkflowId,
  (input: WorkflowData<ConnectAmazonStoresInput>) => {
    const wished = transform({ input }, ({ input: { add } }) => ({ stores: add ?? [] }))
    const added = composeStores(wished)
    const consent = transform(
      { input, added },
      ({ input: { state, user_id, store_ids, renewal, leaves }, added: more }) => ({
        state,
        user_id,
        renewal,
        leaves,
        store_ids: [...store_ids, ...more.map(({ id }) => id)],
      })
    )
    return new WorkflowResponse(connectAmazonAccountStep(consent))
  }
)
