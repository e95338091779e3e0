import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { rows } from "../../../modules/amazon/lib/knex"
import { invalid } from "../../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../../modules/amazon/service"
import { getMarketplace } from "../../../sp-api"
import type { CreateAmazonStoreBody } from "../../../types"
import { checkAttributeMap } from "../check-attribute-map"
import { atStore, type NewStores } from "../new-stores"
import { nameMarketplace } from "../name-marketplace"
import { refuseTaken } from "../refuse-taken"
import { requireStockLocations } from "../require-stock-locations"

export const validateAmazonStoresStepId = "validate-amazon-stores"

/**
 * Checks that everything new stores refer to exists, that no marketplace is named twice, and that
 * each is still free.
 * @returns what is known of each store, in the order given.
 */
export const validateAmazonStoresStep = createStep(
  validateAmazonStoresStepId,
  async (input: NewStores, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const facts = []
    for (const [index, store] of input.stores.entries()) {
      facts.push(
        await atStore(input, index, () => {
          refuseRepeated(input.stores, index)
          return checkStore(amazon, store)
        })
      )
    }
    return new StepResponse(facts)
  }
)

const refuseRepeated = (stores: CreateAmazonStoreBody[], index: number): void => {
  const { marketplace_id: id } = stores[index]
  if (stores.findIndex(({ marketplace_id }) => marketplace_id === id) !== index) {
    const { domain, country } = nameMarketplace(id)
    throw invalid(
      "marketplace_id",
      "marketplace_repeated",
      `marketplace_id: ${domain} (${country}) is named twice. Keep one of them.`,
      { domain, country }
    )
  }
}

const checkStore = async (amazon: AmazonModuleService, input: CreateAmazonStoreBody) => {
  const marketplace = getMarketplace(input.marketplace_id)
  if (!marketplace) {
    throw invalid(
      "marketplace_id",
      "marketplace_not_found",
      `marketplace_id: "${input.marketplace_id}" is not an Amazon marketplace. Choose a country from the list.`,
      { value: input.marketplace_id }
    )
  }
  await requireSalesChannel(amazon, input.sales_channel_id)
  const locationIds = await requireStockLocations(amazon, {
    sales_channel_id: input.sales_channel_id,
    stock_location_ids: input.stock_location_ids ?? [],
  })
  await checkAttributeMap(amazon, input.attribute_map ?? [])
  // Once more when it is written; here it spares making what the store would need.
  await refuseTaken(amazon.db.knex, marketplace.id)
  return {
    country_code: marketplace.countryCode,
    region: marketplace.region as string,
    currency_code: marketplace.currencyCode,
    location_id: locationIds[0],
  }
}

const requireSalesChannel = async (amazon: AmazonModuleService, id: string): Promise<void> => {
  const [channel] = await rows<{ name: string; is_disabled: boolean }>(
    amazon.db.knex,
    `select name, is_disabled from sales_channel where id = ? and deleted_at is null`,
    [id]
  )
  if (!channel) {
    throw invalid(
      "sales_channel_id",
      "sales_channel_not_found",
      `sales_channel_id: there is no sales channel ${id}. Choose another one.`,
      { value: id }
    )
  }
  if (channel.is_disabled) {
    throw invalid(
      "sales_channel_id",
      "sales_channel_disabled",
      `sales_channel_id: the sales channel “${channel.name}” is disabled. Enable it under Settings › ` +
        "Sales Channels, or choose another one.",
      { value: channel.name }
    )
  }
}
