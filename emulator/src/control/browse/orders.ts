import { findMarketplace } from "../../amazon/marketplaces.js"
import { requireSeller, SELLERS } from "../../amazon/sellers.js"
import { toIso } from "../../core/clock.js"
import { toDecimal } from "../../core/money.js"
import type { Emulator } from "../../emulator.js"
import type { Request } from "../../http/request.js"
import { orderAmounts } from "../../orders/conventions.js"
import type { OrderRecord } from "../../orders/types.js"
import { countBy, holds, readPage } from "./paging.js"

/**
 * `GET /emulator/browse/orders`: newest first, page by page; `seller`, `marketplaceId`, `status`
 * and `q` (order number, SKU, title) narrow it down. `byStatus` counts what fits without `status`.
 */
export function browseOrders(emulator: Emulator, { query }: Request) {
  const seller = query.get("seller")
  const sellerId = seller ? requireSeller(seller).sellerId : null
  const marketplaceId = query.get("marketplaceId")
  const status = query.get("status")
  const { offset, limit } = readPage(query)
  const fitting = Object.values(emulator.state.orders)
    .filter((order) => sellerId === null || order.sellerId === sellerId)
    .filter((order) => !marketplaceId || order.marketplaceId === marketplaceId)
    .filter((order) => holds(wordsOf(order), query.get("q")))
    .sort((a, b) => b.createdTime - a.createdTime || (a.orderId < b.orderId ? -1 : 1))
  const chosen = fitting.filter((order) => !status || order.status === status)
  return {
    total: chosen.length,
    byStatus: countBy(fitting.map((order) => order.status)),
    orders: chosen.slice(offset, offset + limit).map(rowOf),
  }
}

function wordsOf(order: OrderRecord): string[] {
  return [order.orderId, ...order.items.flatMap((item) => [item.sku, item.title])]
}

function rowOf(order: OrderRecord) {
  return {
    orderId: order.orderId,
    seller: SELLERS.find((entry) => entry.sellerId === order.sellerId)?.key ?? order.sellerId,
    countryCode: findMarketplace(order.marketplaceId)?.countryCode ?? "",
    status: order.status,
    fulfilledBy: order.fulfilledBy,
    createdTime: toIso(order.createdTime),
    shipBy: toIso(order.shipBy[1]),
    currency: order.currency,
    grandTotal: toDecimal(orderAmounts(order).total, order.currency),
    cancelRequested: order.items.some((item) => item.cancelRequestedBecause !== null),
    items: order.items.map(({ sku, title, quantity }) => ({ sku, title, quantity })),
  }
}
