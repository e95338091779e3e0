import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { dataflowDefaults } from "../../../modules/amazon/lib/dataflow-defaults"
import type AmazonModuleService from "../../../modules/amazon/service"

export const activateAmazonStoresStepId = "activate-amazon-stores"

/**
 * Binds stores to the account, makes their flows due, gives them the orders Amazon told of before, and
 * closes the consent. Repeating it changes nothing.
 */
export const activateAmazonStoresStep = createStep(
  activateAmazonStoresStepId,
  async (input: { account_id: string; store_ids: string[]; state: string }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const stores = await amazon.updateAmazonStores(
      input.store_ids.map((id) => ({ id, account_id: input.account_id, status: "active" }))
    )
    await amazon.dataflows.ensure([
      ...dataflowDefaults
        .filter((flow) => flow.unit === "account")
        .map((flow) => ({ owner_id: input.account_id, flow: flow.id, interval: flow.interval })),
      ...stores.flatMap((store) =>
        dataflowDefaults.map((flow) => ({
          owner_id: store.id,
          flow: flow.id,
          interval: flow.interval,
        }))
      ),
    ])
    await amazon.dataflows.makeDue([input.account_id, ...input.store_ids])
    for (const store of stores) {
      await amazon.inbox.assignStore(input.account_id, store.id, store.marketplace_id)
    }
    const [consent] = await amazon.listAmazonOauthStates({ state: input.state })
    await amazon.updateAmazonOauthStates({
      id: consent.id,
      status: "connected",
      refresh_token: null,
    })
    return new StepResponse(input.store_ids)
  }
)
