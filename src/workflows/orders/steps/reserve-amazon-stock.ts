import type { MedusaContainer } from "@medusajs/framework/types"
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

/** Shoppers wait for a lock no longer than so many orders take. */
const ORDERS_PER_LOCK = 25

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
    const wanted = (entry: PlannedImport) => !entry.already_reserved && !!entry.reservations.length
    let reserved = 0
    let unplaced = 0
    for (const group of groupByPlace(imports.filter(wanted))) {
      const targets = await readReservationTargets(
        amazon.db.knex,
        [...new Set(group.flatMap((entry) => entry.reservations.map((r) => r.variant_id)))],
        group[0].stock_location_ids,
        group[0].order.sales_channel_id
      )
      for (let start = 0; start < group.length; start += ORDERS_PER_LOCK) {
        const some = group.slice(start, start + ORDERS_PER_LOCK)
        const plan = planReservations(some, targets)
        await raiseUnplaced(amazon, plan.unplaced)
        await crashPoint("orders.reservations_planned")
        await reserve(container, plan.reservations)
        // What found no place stays unreserved: its units count as pending until they have one.
        const homeless = new Set(plan.unplaced.map(({ id }) => id))
        await markReserved(
          amazon,
          some.filter(({ id }) => !homeless.has(id))
        )
        reserved += plan.reservations.length
        unplaced += plan.unplaced.length
      }
    }
    await markReserved(
      amazon,
      imports.filter((entry) => !wanted(entry))
    )
    return new StepResponse({ reserved, unplaced })
  }
)

const markReserved = async (amazon: AmazonModuleService, imports: PlannedImport[]) => {
  if (imports.length) {
    await amazon.inbox.markReserved(imports.map(({ id }) => id))
    await crashPoint("orders.marked_reserved")
  }
}

/** Before the others are marked: a kill in between must not lose a problem. */
const raiseUnplaced = async (
  amazon: AmazonModuleService,
  unplaced: { owner_id: string; seller_sku: string }[]
): Promise<void> => {
  for (const { owner_id, seller_sku } of unplaced) {
    await amazon.problems.raise({
      owner_id,
      code: "no_stock_location",
      subject: seller_sku,
      severity: "blocks_orders",
      parameters: { sku: seller_sku },
    })
  }
}

const reserve = async (
  container: MedusaContainer,
  reservations: PlannedReservation[]
): Promise<void> => {
  if (!reservations.length) {
    return
  }
  const { db } = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const inventory = container.resolve(Modules.INVENTORY)
  const planned = [...reservations].sort((a, b) =>
    a.inventory_item_id.localeCompare(b.inventory_item_id)
  )
  const keys = [...new Set(planned.map((entry) => entry.inventory_item_id))]
  await container.resolve(Modules.LOCKING).execute(
    keys,
    async () => {
      await crashPoint("orders.inventory_locked")
      const present = await rows<{ line_item_id: string; inventory_item_id: string }>(
        db.knex,
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

/** Orders whose reservations come from the same locations. */
const groupByPlace = (imports: PlannedImport[]): PlannedImport[][] => {
  const groups = new Map<string, PlannedImport[]>()
  for (const entry of imports) {
    const key = `${entry.order.sales_channel_id}|${entry.stock_location_ids.join()}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()]
}
