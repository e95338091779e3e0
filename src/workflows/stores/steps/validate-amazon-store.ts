import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { parseAttributeSource } from "../../../domain/listings"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { rows } from "../../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../../modules/amazon/service"
import { getMarketplace, type Marketplace } from "../../../sp-api"
import type { AttributeMapDto, CreateAmazonStoreBody } from "../../../types"

export const validateAmazonStoreStepId = "validate-amazon-store"

const invalid = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)

/** @throws MedusaError invalid_data naming the source that is not an attribute. */
export const checkAttributeMap = (map: AttributeMapDto[]): void => {
  const wrong = map.find((entry) => !parseAttributeSource(entry.source))
  if (wrong) {
    throw invalid(
      `attribute_map: "${wrong.source}" is not an attribute. Use sku, barcode, ean, upc, ` +
        "metadata.<key> or product.metadata.<key>."
    )
  }
  const repeated = map.find(
    (entry, index) => map.findIndex((other) => other.identifier === entry.identifier) !== index
  )
  if (repeated) {
    throw invalid(`attribute_map: ${repeated.identifier} is named twice. Keep one of them.`)
  }
}

/**
 * Where a store's goods leave from: the locations chosen, else those of its sales channel. Without any
 * Amazon would be told of zero units everywhere.
 * @throws MedusaError invalid_data naming what is missing.
 */
export const requireStockLocations = async (
  amazon: AmazonModuleService,
  store: { sales_channel_id: string; stock_location_ids: string[] }
): Promise<string[]> => {
  const chosen = store.stock_location_ids
  const known = await rows<{ id: string }>(
    amazon.db.knex,
    `select p.id from stock_location p
     left join sales_channel_stock_location l on l.stock_location_id = p.id
       and l.sales_channel_id = :channel and l.deleted_at is null
     where p.deleted_at is null and (p.id = any(:chosen) or l.id is not null)
     order by l.created_at, p.id`,
    { chosen, channel: store.sales_channel_id }
  )
  const unknown = chosen.find((id) => !known.some((row) => row.id === id))
  if (unknown) {
    throw invalid(`stock_location_ids: there is no stock location ${unknown}. Choose another one.`)
  }
  if (!known.length) {
    throw invalid(
      "sales_channel_id: this sales channel has no stock location. Link one under Settings › " +
        "Locations & Shipping, or choose stock locations for the store."
    )
  }
  return chosen.length ? chosen : known.map(({ id }) => id)
}

/** Checks that everything a new store refers to exists, and that its marketplace is still free. */
export const validateAmazonStoreStep = createStep(
  validateAmazonStoreStepId,
  async (input: CreateAmazonStoreBody, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const marketplace: Marketplace | undefined = getMarketplace(input.marketplace_id)
    if (!marketplace) {
      throw invalid(
        `marketplace_id: "${input.marketplace_id}" is not an Amazon marketplace. Choose a country from the list.`
      )
    }
    checkAttributeMap(input.attribute_map ?? [])
    const [channel] = await rows<{ id: string }>(
      amazon.db.knex,
      `select id from sales_channel where id = ? and deleted_at is null`,
      [input.sales_channel_id]
    )
    if (!channel) {
      throw invalid(
        `sales_channel_id: there is no sales channel ${input.sales_channel_id}. Choose another one.`
      )
    }
    const locationIds = await requireStockLocations(amazon, {
      sales_channel_id: channel.id,
      stock_location_ids: input.stock_location_ids ?? [],
    })
    const [taken] = await amazon.listAmazonStores({
      marketplace_id: marketplace.id,
      account_id: null,
    })
    if (taken) {
      throw invalid(
        `marketplace_id: “${taken.name}” is already there for ${marketplace.domain} and not connected ` +
          "yet. Connect it, or delete it first."
      )
    }
    return new StepResponse({
      country_code: marketplace.countryCode,
      region: marketplace.region,
      currency_code: marketplace.currencyCode,
      locationIds,
    })
  }
)
