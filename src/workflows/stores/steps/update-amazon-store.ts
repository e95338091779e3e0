import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { parseStoreSettings, storeSettingsSchema } from "../../../modules/amazon/lib/store-settings"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { UpdateAmazonStoreBody } from "../../../types"
import { checkAttributeMap, requireStockLocations } from "./validate-amazon-store"

export const updateAmazonStoreStepId = "update-amazon-store-row"

/** Null: since ever. */
const isEarlier = (after: string | null, before: string | null): boolean =>
  before !== null && (after === null || Date.parse(after) < Date.parse(before))

/**
 * Writes the change and has the account's quantities decided anew, as rules and places may have
 * changed. Orders ignored for their age are looked at again when older ones are wanted. Compensation
 * restores the former values.
 */
export const updateAmazonStoreStep = createStep(
  updateAmazonStoreStepId,
  async ({ id, update }: { id: string; update: UpdateAmazonStoreBody }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const before = await amazon.retrieveAmazonStore(id)
    checkAttributeMap(update.attribute_map ?? [])
    if (update.stock_location_ids) {
      await requireStockLocations(amazon, {
        sales_channel_id: before.sales_channel_id,
        stock_location_ids: update.stock_location_ids,
      })
    }
    const current = parseStoreSettings(before.settings)
    const parsed = storeSettingsSchema.safeParse({
      ...current,
      stock: { ...current.stock, ...update.settings?.stock },
      orders: { ...current.orders, ...update.settings?.orders },
    })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `settings.${issue.path.join(".")}: ${issue.message}. Correct the value and save again.`
      )
    }
    const json = (value: unknown) => value as Record<string, unknown>
    const after = await amazon.updateAmazonStores({
      id,
      settings: parsed.data,
      ...(update.name !== undefined ? { name: update.name } : {}),
      ...(update.email !== undefined ? { email: update.email } : {}),
      ...(update.attribute_map ? { attribute_map: json(update.attribute_map) } : {}),
      ...(update.stock_location_ids ? { stock_location_ids: json(update.stock_location_ids) } : {}),
    })
    if (after.account_id && (update.settings?.stock || update.stock_location_ids)) {
      await amazon.stock.markAll(after.account_id)
    }
    const since = parsed.data.orders.import_since
    if (isEarlier(since, current.orders.import_since)) {
      await amazon.inbox.requeueIgnored(id, "before_import_since")
    }
    return new StepResponse(after, before)
  },
  async (before, { container }) => {
    if (before) {
      const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
      const { id, name, email, attribute_map, settings, stock_location_ids } = before
      await amazon.updateAmazonStores({
        id,
        name,
        email,
        attribute_map,
        settings,
        stock_location_ids,
      })
    }
  }
)
