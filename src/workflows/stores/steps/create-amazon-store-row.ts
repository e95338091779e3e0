import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { parseStoreSettings } from "../../../modules/amazon/lib/store-settings"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { CreateAmazonStoreBody } from "../../../types"

export const createAmazonStoreRowStepId = "create-amazon-store-row"

export interface CreateAmazonStoreRowInput {
  store: CreateAmazonStoreBody
  country_code: string
  region: string
  currency_code: string
  shipping_option_id: string
}

/** Writes the store. Compensation deletes it. */
export const createAmazonStoreRowStep = createStep(
  createAmazonStoreRowStepId,
  async ({ store, ...facts }: CreateAmazonStoreRowInput, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const created = await amazon.createAmazonStores({
      ...facts,
      name: store.name,
      email: store.email ?? null,
      marketplace_id: store.marketplace_id,
      sales_channel_id: store.sales_channel_id,
      stock_location_ids: (store.stock_location_ids ?? []) as unknown as Record<string, unknown>,
      attribute_map: (store.attribute_map ?? [
        { identifier: "SKU", source: "sku" },
        { identifier: "EAN", source: "barcode" },
      ]) as unknown as Record<string, unknown>,
      settings: parseStoreSettings({ stock: { enabled: store.stock_enabled ?? true } }),
    })
    return new StepResponse(created, created.id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<AmazonModuleService>(AMAZON_MODULE).deleteAmazonStores(id)
    }
  }
)
