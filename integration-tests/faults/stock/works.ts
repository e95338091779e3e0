import { Modules } from "@medusajs/framework/utils"
import { requireFlow } from "../../../src/dataflows/registry"
import { runDataflow } from "../../../src/dataflows/run-dataflow"
import { CRASH_POINTS, type CrashPoint } from "../../../src/modules/amazon/lib/crash-points"
import { settled } from "../../../src/modules/amazon/lib/in-process"
import { rows } from "../../../src/modules/amazon/lib/knex"
import { leaseOwner } from "../../../src/modules/amazon/services/leases"
import { decideMarkedQuantities } from "../../../src/workflows/stock/decide-marked-quantities"
import { QuantitySender } from "../../../src/workflows/stock/quantity-sender"
import { signalStockChange } from "../../../src/workflows/stock/signal-stock-change"
import { flowContext, type Shop } from "../lib/medusa"
import type { Random } from "../lib/random"
import type { Works } from "../lib/subject"

export const POINTS = CRASH_POINTS.filter((point) => /^(stock|flow|lease)\./.test(point))

/** `drain` goes without the lease: as if it had lapsed under a slow process. */
export const SHARES = { drain: 4, update: 3, signal: 2, compare: 0.3, sell: 0.3 }

export const LEASES = { update: "drain", signal: "drain", compare: "drain", sell: "order-import" }

/** Counts some shelves anew. @returns the levels. */
export const recount = async ({ container, amazon }: Shop, random: Random): Promise<string[]> => {
  const levels = await rows<{ id: string; inventory_item_id: string; location_id: string }>(
    amazon.db.knex,
    `select il.id, il.inventory_item_id, il.location_id from inventory_level il
     join product_variant_inventory_item vi on vi.inventory_item_id = il.inventory_item_id
     join amazon_sku s on s.variant_id = vi.variant_id and s.deleted_at is null
     where il.deleted_at is null group by il.id order by il.id`
  )
  const chosen = Array.from({ length: random.whole(1, 6) }, () => random.pick(levels))
  const unique = [...new Map(chosen.map((level) => [level.id, level])).values()]
  await container.resolve(Modules.INVENTORY).updateInventoryLevels(
    unique.map(({ inventory_item_id, location_id }) => ({
      inventory_item_id,
      location_id,
      stocked_quantity: random.chance(0.15) ? 0 : random.whole(1, 500),
    }))
  )
  return unique.map(({ id }) => id)
}

export const stockWorks = (shop: Shop, random: Random): Works => {
  const flow = (id: string) => () =>
    runDataflow(shop.container, requireFlow(id), shop.account, shop.stores)
  return {
    update: flow("stock-update"),
    compare: flow("full-stock-update"),
    sell: flow("order-import"),
    drain: async () => {
      const context = flowContext(shop)
      const sender = new QuantitySender(context, leaseOwner())
      await decideMarkedQuantities(context, sender.underWay)
      await sender.start()
      await sender.finish()
    },
    signal: async () => {
      signalStockChange(shop.container, await recount(shop, random))
      await settled()
    },
  }
}

export const workOf = (point: CrashPoint): string =>
  point === "flow.cursor_saved"
    ? "compare"
    : /^(flow|lease)\./.test(point)
      ? "update"
      : /^stock\.(heard|marked)$/.test(point)
        ? "signal"
        : "drain"
