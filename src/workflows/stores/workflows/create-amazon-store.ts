import { Modules } from "@medusajs/framework/utils"
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createRemoteLinkStep } from "@medusajs/medusa/core-flows"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type { CreateAmazonStoreBody } from "../../../types"
import { createAmazonStoreRowStep } from "../steps/create-amazon-store-row"
import { ensureAmazonDataflowsStep } from "../steps/ensure-amazon-dataflows"
import { ensureAmazonShippingOptionStep } from "../steps/ensure-amazon-shipping-option"
import { validateAmazonStoreStep } from "../steps/validate-amazon-store"

export const createAmazonStoreWorkflowId = "create-amazon-store"

/**
 * Adds a store: checks its references, makes the shipping option its orders will carry, writes it,
 * links it to its sales channel and lays out its dataflows. Nothing is said to Amazon yet.
 */
export const createAmazonStoreWorkflow = createWorkflow(
  createAmazonStoreWorkflowId,
  (input: CreateAmazonStoreBody) => {
    const facts = validateAmazonStoreStep(input)
    const place = transform({ input, facts }, ({ input: store, facts: known }) => ({
      location_id: known.locationIds[0],
      country_code: known.country_code,
      currency_code: known.currency_code,
      sales_channel_id: store.sales_channel_id,
    }))
    const shippingOptionId = ensureAmazonShippingOptionStep(place)
    const store = createAmazonStoreRowStep({
      store: input,
      country_code: facts.country_code,
      region: facts.region,
      currency_code: facts.currency_code,
      shipping_option_id: shippingOptionId,
    })
    const links = transform({ store }, ({ store: created }) => [
      {
        [AMAZON_MODULE]: { amazon_store_id: created.id },
        [Modules.SALES_CHANNEL]: { sales_channel_id: created.sales_channel_id },
      },
    ])
    createRemoteLinkStep(links)
    ensureAmazonDataflowsStep({ store_id: store.id })
    return new WorkflowResponse(store)
  }
)
