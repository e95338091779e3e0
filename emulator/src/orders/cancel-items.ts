import type { Emulator } from "../emulator.js"
import { currentListing } from "../listings/current.js"
import { moveStock } from "../listings/stock.js"
import { watched } from "../listings/watch.js"
import { orderChanged } from "./change.js"
import { openUnits, settleStatus } from "./transitions.js"
import type { OrderItemRecord, OrderRecord } from "./types.js"

/**
 * The seller cancels items of an order (by the acknowledgement feed): their units are offered
 * again. The order is cancelled with its last open item.
 */
export function cancelItems(
  emulator: Emulator,
  order: OrderRecord,
  items: readonly { item: OrderItemRecord; reason: string }[]
): void {
  const now = emulator.clock.now()
  for (const { item, reason } of items) {
    const units = openUnits(order, item)
    item.cancelled = { by: "MERCHANT", reason }
    const listing = currentListing(emulator, order.sellerId, item.sku)
    if (listing && order.fulfilledBy === "MERCHANT") {
      watched(emulator, listing, now, () => moveStock(listing, units, "cancellation", now))
    }
  }
  if (order.items.every((item) => item.cancelled !== null)) {
    order.status = "CANCELLED"
    order.lastUpdatedTime = now
  } else if (order.status !== "PENDING") {
    settleStatus(order, now)
  } else {
    order.lastUpdatedTime = now
  }
  orderChanged(emulator, order)
}
