import type { Emulator } from "../emulator.js"
import type { OrderRecord } from "../orders/types.js"
import { listingKey, moveStock } from "./stock.js"
import { applyDue } from "./submissions.js"
import type { ListingRecord } from "./types.js"

/**
 * The listing as it is now, with all changes that are due, or undefined. Whoever reads or moves a
 * quantity asks here: a change applied later than its time would undo a sale in between.
 */
export function currentListing(
  emulator: Emulator,
  sellerId: string,
  sku: string
): ListingRecord | undefined {
  const listing = emulator.state.listings[listingKey(sellerId, sku)]
  if (listing && applyDue(emulator, listing)) {
    emulator.changed()
  }
  return listing
}

/** Takes an order's units from Amazon's quantities or gives them back; not for Amazon's own stock. */
export function moveOrderedUnits(
  emulator: Emulator,
  order: OrderRecord,
  source: "order" | "cancellation"
): void {
  if (order.fulfilledBy === "AMAZON") {
    return
  }
  const sign = source === "order" ? -1 : 1
  for (const item of order.items) {
    const listing = currentListing(emulator, order.sellerId, item.sku)
    if (listing) {
      moveStock(listing, sign * item.quantity, source, emulator.clock.now())
    }
  }
}
