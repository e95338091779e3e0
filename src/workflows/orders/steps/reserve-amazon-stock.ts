import { MathBN, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { rows } from "../../../modules/amazon/lib/knex"
import { readReservationTargets } from "../../../modules/amazon/medusa-tables/availability"
import type AmazonModuleService from "../../../modules/amazon/service"
import { planReservations, type PlannedReservation } from "../plan-reservations"
import type { PlannedImport } from "../types"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"

export const reserveAmazonStockStepId = "reserve-amazon-stock"

/** A lock held by a shopper's checkout or a deadlock passes; the step is tried again as a whole. */
const MAX_RETRIES = 3

/**
 * Reserves the units still to be shipped, under core's inventory lock, items sorted so that two
 * processes never wait for each other. What is reserved already (by line item) is left alone, so the
 * step may be repeated. At once the units no longer count as pending, or the quantity decision would
 * subtract them twice until the import is complete. An item without a level at the store's locations is a problem, not a failure.
 */
export const reserveAmazonStockStep = createStep(
  { name: reserveAmazonStockStepId, maxRetries: MAX_RETRIES },
  async (imports: PlannedImport[], { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const inventory = container.resolve(Modules.INVENTORY)
    const locking = container.resolve(Modules.LOCKING)
    const open = imports.filter((entry) => !entry.already_reserved && entry.reservations.length)
    const planned: PlannedReservation[] = []
    const unplaced: { owner_id: string; seller_sku: string }[] = []
    for (const group of groupByPlace(open)) {
      const targets = await readReservationTargets(
        amazon.db.knex,
        [...new Set(group.flatMap((entry) => entry.reservations.map((r) => r.variant_id)))],
        group[0].stock_location_ids,
        group[0].order.sales_channel_id
      )
      const plan = planReservations(group, targets)
      planned.push(...plan.reservations)
      unplaced.push(...plan.unplaced)
    }
    planned.sort((a, b) => a.inventory_item_id.localeCompare(b.inventory_item_id))

    // First, as what is marked as reserved is not looked at again.
    for (const { owner_id, seller_sku } of unplaced) {
      await amazon.problems.raise({
        owner_id,
        code: "no_stock_location",
        subject: seller_sku,
        severity: "blocks_orders",
        parameters: { sku: seller_sku },
      })
    }

    await crashPoint("orders.reservations_planned")
    if (planned.length) {
      const keys = [...new Set(planned.map((entry) => entry.inventory_item_id))]
      await locking.execute(
        keys,
        async () => {
          await crashPoint("orders.inventory_locked")
          const present = await rows<{ line_item_id: string; inventory_item_id: string }>(
            amazon.db.knex,
            `select line_item_id, inventory_item_id from reservation_item
             where line_item_id = any(?) and deleted_at is null`,
            [planned.map((entry) => entry.line_item_id)]
          )
          const done = new Set(present.map((r) => `${r.line_item_id}:${r.inventory_item_id}`))
          const missing = planned.filter(
            (entry) => !done.has(`${entry.line_item_id}:${entry.inventory_item_id}`)
          )
          if (missing.length) {
            await inventory.createReservationItems(
              missing.map((entry) => ({
                ...entry,
                quantity: MathBN.convert(entry.quantity),
                allow_backorder: true,
                external_id: null,
                description: "Amazon",
              }))
            )
          }
          await crashPoint("orders.reserved")
        },
        { timeout: 15 }
      )
      await crashPoint("orders.inventory_unlocked")
    }
    await amazon.inbox.markReserved(imports.map(({ id }) => id))
    await crashPoint("orders.marked_reserved")
    return new StepResponse({ reserved: planned.length, unplaced: unplaced.length })
  }
)

/** Orders whose reservations come from the same locations. */
const groupByPlace = (imports: PlannedImport[]): PlannedImport[][] => {
  const groups = new Map<string, PlannedImport[]>()
  for (const entry of imports) {
    const key = `${entry.order.sales_channel_id}|${entry.stock_location_ids.join()}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()]
}
