import type { Emulator } from "../emulator.js"
import { listingKey } from "../listings/stock.js"
import { watched } from "../listings/watch.js"
import type { OrderRecord } from "../orders/types.js"
import { tellStockChange } from "./tell.js"

/**
 * Units of an order that Amazon ships: reserved when it is placed, gone when it is shipped, sellable
 * again when it is cancelled. Amazon sells no more than it has, but a seeded order may be older than
 * the count.
 */
export function moveAmazonsUnits(
  emulator: Emulator,
  order: OrderRecord,
  happening: "order" | "shipment" | "cancellation"
): void {
  const now = emulator.clock.now()
  for (const { sku, quantity } of order.items) {
    const listing = emulator.state.listings[listingKey(order.sellerId, sku)]
    const stock = listing?.fba
    if (listing && stock) {
      watched(emulator, listing, now, () => {
        if (happening === "order") {
          const units = Math.min(quantity, stock.fulfillable)
          stock.fulfillable -= units
          stock.pendingCustomerOrder += order.status === "SHIPPED" ? 0 : units
        } else {
          const units = Math.min(quantity, stock.pendingCustomerOrder)
          stock.pendingCustomerOrder -= units
          stock.fulfillable += happening === "cancellation" ? units : 0
        }
        stock.updatedAt = now
      })
      tellStockChange(emulator, listing, now)
    }
  }
}
