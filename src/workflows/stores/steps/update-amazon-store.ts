import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { rows } from "../../../modules/amazon/lib/knex"
import { invalid, notFound } from "../../../modules/amazon/lib/refusal"
import {
  parseStoreSettings,
  storeSettingsSchema,
  type StoreSettings,
} from "../../../modules/amazon/lib/store-settings"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { AttributeMapDto, UpdateAmazonStoreBody } from "../../../types"
import { inOneTransaction } from "../../accounts/in-one-transaction"
import { checkAttributeMap } from "../check-attribute-map"
import { requireStockLocations } from "../require-stock-locations"

export const updateAmazonStoreStepId = "update-amazon-store-row"

interface Before {
  account_id: string | null
  settings: unknown
}

/** Null: since ever. */
const isEarlier = (after: string | null, before: string | null): boolean =>
  before !== null && (after === null || Date.parse(after) < Date.parse(before))

const mergeSettings = (
  current: StoreSettings,
  change: UpdateAmazonStoreBody["settings"]
): StoreSettings => {
  const parsed = storeSettingsSchema.safeParse({
    ...current,
    stock: { ...current.stock, ...change?.stock },
    orders: { ...current.orders, ...change?.orders },
  })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = `settings.${issue.path.join(".")}`
    throw invalid(
      field,
      "input_invalid",
      `${field}: ${issue.message}. Correct the value and save again.`
    )
  }
  return parsed.data
}

/**
 * Writes the change and has the account's quantities decided anew, as rules and places may have
 * changed; orders ignored for their age are looked at again when older ones are wanted. One
 * transaction, so that a part of it is never there and of two changes at once none is lost.
 */
export const updateAmazonStoreStep = createStep(
  updateAmazonStoreStepId,
  async ({ id, update }: { id: string; update: UpdateAmazonStoreBody }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const known = await amazon.retrieveAmazonStore(id)
    await checkAttributeMap(
      amazon,
      update.attribute_map ?? [],
      known.attribute_map as unknown as AttributeMapDto[]
    )
    if (update.stock_location_ids) {
      await requireStockLocations(amazon, {
        sales_channel_id: known.sales_channel_id,
        stock_location_ids: update.stock_location_ids,
      })
    }
    await inOneTransaction(container, async ({ trx, stock, requeue }) => {
      const [before] = await rows<Before>(
        trx,
        `select account_id, settings from amazon_store where id = ? and deleted_at is null for update`,
        [id]
      )
      if (!before) {
        throw notFound(
          "store_not_found",
          `There is no Amazon store ${id}. It was deleted meanwhile: look at the list of stores.`,
          { id }
        )
      }
      const current = parseStoreSettings(before.settings)
      const settings = mergeSettings(current, update.settings)
      const json = (value: unknown) => value && JSON.stringify(value)
      await trx("amazon_store")
        .where({ id })
        .update({
          name: update.name,
          email: update.email,
          settings: json(settings),
          attribute_map: json(update.attribute_map),
          stock_location_ids: json(update.stock_location_ids),
          updated_at: trx.fn.now(),
        })
      if (before.account_id && (update.settings?.stock || update.stock_location_ids)) {
        await stock.markAll(before.account_id)
      }
      if (isEarlier(settings.orders.import_since, current.orders.import_since)) {
        await requeue.ignored(id, "before_import_since")
      }
    })
    return new StepResponse(await amazon.retrieveAmazonStore(id))
  }
)
