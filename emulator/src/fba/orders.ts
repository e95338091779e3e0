import type { Emulator } from "../emulator.js"
import { listingKey } from "../listings/stock.js"
import { watched } from "../listings/watch.js"
import type { OrderRecord } from "../orders/types.js"
import { tellStockChange } from "./tell.js"

/**
 * Units of an order that Amazon ships: reserved when it is placed, sellable again when it is
 * cancelled. Amazon sells no more than it has, but a seeded order may be older than the count.
 */
export function moveAmazonsUnits(
  emulator: Emulator,
  order: OrderRecord,
  source: "order" | "cancellation"
): void {
  const now = emulator.clock.now()
  for (const { sku, quantity } of order.items) {
    const listing = emulator.state.listings[listingKey(order.sellerId, sku)]
    const stock = listing?.fba
    if (listing && stock) {
      watched(emulator, listing, now, () => {
        const units =
          source === "order"
            ? Math.min(quantity, stock.fulfillable)
            : -Math.min(quantity, stock.pendingCustomerOrder)
        stock.fulfillable -= units
        stock.pendingCustomerOrder += units
        stock.updatedAt = now
      })
      tellStockChange(emulator, listing, now)
    }
  }
}
