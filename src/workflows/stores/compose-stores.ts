import { Modules } from "@medusajs/framework/utils"
import { transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { createRemoteLinkStep } from "@medusajs/medusa/core-flows"
import { AMAZON_MODULE } from "../../modules/amazon"
import type { NewStores } from "./new-stores"
import { createAmazonStoreRowsStep } from "./steps/create-amazon-store-rows"
import { ensureAmazonDataflowsStep } from "./steps/ensure-amazon-dataflows"
import { ensureAmazonShippingOptionsStep } from "./steps/ensure-amazon-shipping-options"
import { validateAmazonStoresStep } from "./steps/validate-amazon-stores"

/**
 * Part of a workflow that adds stores, all or none: checks their references, makes the shipping options
 * their orders will carry, writes them, links them to their sales channels and lays out their dataflows.
 * Nothing is said to Amazon.
 */
export const composeStores = (input: WorkflowData<NewStores>) => {
  const facts = validateAmazonStoresStep(input)
  const places = transform({ input, facts }, ({ input: { stores }, facts: known }) =>
    stores.map(({ sales_channel_id }, index) => ({
      location_id: known[index].location_id,
      country_code: known[index].country_code,
      currency_code: known[index].currency_code,
      sales_channel_id,
    }))
  )
  const shippingOptionIds = ensureAmazonShippingOptionsStep(places)
  const rows = transform({ input, facts, shippingOptionIds }, (data) => ({
    ...data.input,
    facts: data.facts,
    shipping_option_ids: data.shippingOptionIds,
  }))
  const stores = createAmazonStoreRowsStep(rows)
  const links = transform({ stores }, ({ stores: created }) =>
    created.map(({ id, sales_channel_id }) => ({
      [AMAZON_MODULE]: { amazon_store_id: id },
      [Modules.SALES_CHANNEL]: { sales_channel_id },
    }))
  )
  createRemoteLinkStep(links)
  const owners = transform({ stores }, ({ stores: created }) => ({
    store_ids: created.map(({ id }) => id),
  }))
  ensureAmazonDataflowsStep(owners)
  return stores
}
