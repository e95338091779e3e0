import { Random } from "../../core/random.js"
import { requireMarketplace } from "../../amazon/marketplaces.js"
import { buildCatalogue } from "../../catalogue/products.js"
import type { Emulator } from "../../emulator.js"
import { makeOrder } from "../../orders/make.js"
import type { OrderItemRecord, OrderRecord } from "../../orders/types.js"
import type { ReportRecord } from "../types.js"

/** One item of an order: order reports have a line for each. */
export interface OrderRow {
  order: OrderRecord
  item: OrderItemRecord
}

/** Items of the seller's orders in the report's marketplaces, oldest first. */
export function orderRows(
  emulator: Emulator,
  report: ReportRecord,
  timeOf: (order: OrderRecord) => number
): OrderRow[] {
  const { dataStartTime: start, dataEndTime: end } = report
  return Object.values(emulator.state.orders)
    .filter(
      (order) =>
        order.sellerId === report.sellerId &&
        report.marketplaceIds.includes(order.marketplaceId) &&
        (start === null || timeOf(order) >= start) &&
        (end === null || timeOf(order) <= end)
    )
    .sort((a, b) => timeOf(a) - timeOf(b))
    .flatMap((order) => order.items.map((item) => ({ order, item })))
}

const templates = new Map<string, OrderRow[]>()

/** One of a few orders of the marketplace, under a number of its own. */
export function inventOrderRow(index: number, marketplaceId: string): OrderRow {
  const made = templates.get(marketplaceId) ?? makeTemplates(marketplaceId)
  templates.set(marketplaceId, made)
  const { order, item } = made[index % made.length] as OrderRow
  const digits = String(index).padStart(14, "0")
  return {
    order: { ...order, orderId: `302-${digits.slice(0, 7)}-${digits.slice(7)}` },
    item: { ...item, orderItemId: digits },
  }
}

function makeTemplates(marketplaceId: string): OrderRow[] {
  const random = new Random(7)
  const { taxStyle } = requireMarketplace(marketplaceId)
  return buildCatalogue()
    .slice(0, 50)
    .flatMap((product, index) => {
      const order = makeOrder(random, {
        ...{ marketplaceId, lines: [{ product, quantity: 1 + (index % 3) }] },
        ...{ createdTime: Date.parse("2026-11-01T08:00:00Z") + index * 3_600_000 },
        ...{
          status: "UNSHIPPED",
          fulfilledBy: "MERCHANT",
          discountSign: "positive",
          shipping: 399,
        },
        convention: taxStyle === "included" ? "tax_included" : "marketplace_collected",
      })
      return order.items.map((item) => ({ order, item }))
    })
}
