import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { newId } from "../../../modules/amazon/lib/ids"
import { rows } from "../../../modules/amazon/lib/knex"
import { parseStoreSettings } from "../../../modules/amazon/lib/store-settings"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { CreateAmazonStoreBody } from "../../../types"
import { refuseTaken } from "../refuse-taken"

export const createAmazonStoreRowStepId = "create-amazon-store-row"

export interface CreateAmazonStoreRowInput {
  store: CreateAmazonStoreBody
  country_code: string
  region: string
  currency_code: string
  shipping_option_id: string
}

const DEFAULT_MAP = [
  { identifier: "SKU", source: "sku" },
  { identifier: "EAN", source: "barcode" },
]

/**
 * Writes the store; of several requests for one marketplace at once the first wins and the others are
 * told of its store. Compensation deletes it.
 */
export const createAmazonStoreRowStep = createStep(
  createAmazonStoreRowStepId,
  async ({ store, ...facts }: CreateAmazonStoreRowInput, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const id = newId("amzsto")
    await amazon.db.knex.transaction(async (trx) => {
      await rows(trx, `select pg_advisory_xact_lock(hashtext(?))`, [
        `amazon-store:${store.marketplace_id}`,
      ])
      await refuseTaken(trx, store.marketplace_id)
      await trx("amazon_store").insert({
        ...facts,
        id,
        name: store.name,
        email: store.email ?? null,
        marketplace_id: store.marketplace_id,
        sales_channel_id: store.sales_channel_id,
        stock_location_ids: JSON.stringify(store.stock_location_ids ?? []),
        attribute_map: JSON.stringify(store.attribute_map ?? DEFAULT_MAP),
        settings: JSON.stringify(
          parseStoreSettings({ stock: { enabled: store.stock_enabled ?? true } })
        ),
      })
    })
    return new StepResponse(await amazon.retrieveAmazonStore(id), id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<AmazonModuleService>(AMAZON_MODULE).deleteAmazonStores(id)
    }
  }
)
