import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { newId } from "../../../modules/amazon/lib/ids"
import { rows } from "../../../modules/amazon/lib/knex"
import { parseStoreSettings } from "../../../modules/amazon/lib/store-settings"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { CreateAmazonStoreBody } from "../../../types"
import { atStore, type NewStores } from "../new-stores"
import { refuseTaken } from "../refuse-taken"

export const createAmazonStoreRowsStepId = "create-amazon-store-rows"

export interface CreateAmazonStoreRowsInput extends NewStores {
  facts: { country_code: string; region: string; currency_code: string }[]
  shipping_option_ids: string[]
}

const DEFAULT_MAP = [
  { identifier: "SKU", source: "sku" },
  { identifier: "EAN", source: "barcode" },
]

const toRow = (store: CreateAmazonStoreBody) => ({
  id: newId("amzsto"),
  name: store.name,
  email: store.email ?? null,
  marketplace_id: store.marketplace_id,
  sales_channel_id: store.sales_channel_id,
  stock_location_ids: JSON.stringify(store.stock_location_ids ?? []),
  attribute_map: JSON.stringify(store.attribute_map ?? DEFAULT_MAP),
  settings: JSON.stringify(
    parseStoreSettings({
      stock: { enabled: store.stock_enabled ?? true },
      orders: { import_since: store.import_since ?? null },
    })
  ),
})

/**
 * Writes the stores in one transaction: all or none, all with one instant of creation. Of several
 * requests for one marketplace at once the first wins and the others are told of its store.
 * Compensation deletes them.
 */
export const createAmazonStoreRowsStep = createStep(
  createAmazonStoreRowsStepId,
  async (input: CreateAmazonStoreRowsInput, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const made = input.stores.map((store, index) => ({
      ...toRow(store),
      country_code: input.facts[index].country_code,
      region: input.facts[index].region,
      currency_code: input.facts[index].currency_code,
      shipping_option_id: input.shipping_option_ids[index],
    }))
    const ids = made.map(({ id }) => id)
    if (made.length) {
      await amazon.db.knex.transaction(async (trx) => {
        // In one order, so that two requests with the same countries do not wait for each other.
        for (const marketplaceId of made.map(({ marketplace_id }) => marketplace_id).sort()) {
          await rows(trx, `select pg_advisory_xact_lock(hashtext(?))`, [
            `amazon-store:${marketplaceId}`,
          ])
        }
        for (const [index, { marketplace_id }] of made.entries()) {
          await atStore(input, index, () => refuseTaken(trx, marketplace_id))
        }
        await trx("amazon_store").insert(made)
      })
    }
    const stores = await amazon.listAmazonStores({ id: ids }, { take: null })
    return new StepResponse(
      ids.flatMap((id) => stores.find((store) => store.id === id) ?? []),
      ids
    )
  },
  async (ids, { container }) => {
    if (ids?.length) {
      await container.resolve<AmazonModuleService>(AMAZON_MODULE).deleteAmazonStores(ids)
    }
  }
)
