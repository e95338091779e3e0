import type { Emulator } from "../emulator.js"
import type { OrderRecord } from "../orders/types.js"
import { moveAmazonsUnits } from "../fba/orders.js"
import { waitingListings } from "./lookup.js"
import { listingKey, moveStock } from "./stock.js"
import { applyDue } from "./submissions.js"
import { watched } from "./watch.js"
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
  const key = listingKey(sellerId, sku)
  const listing = emulator.state.listings[key]
  if (listing && applyDue(emulator, listing)) {
    emulator.changed()
  }
  // What was due may have been its end.
  return emulator.state.listings[key]
}

/**
 * Everything about listings that is due by now; when there is something to do again, or null. Whoever
 * waits for news of a listing sees them without asking for it.
 */
export function settleListings(emulator: Emulator): number | null {
  let next: number | null = null
  for (const listing of waitingListings(emulator.state.listings)) {
    currentListing(emulator, listing.sellerId, listing.sku)
    for (const { dueAt } of listing.pending) {
      next = next === null ? dueAt : Math.min(next, dueAt)
    }
  }
  return next
}

/** Takes an order's units from the seller's quantities, or Amazon's own stock, or gives them back. */
export function moveOrderedUnits(
  emulator: Emulator,
  order: OrderRecord,
  source: "order" | "cancellation"
): void {
  if (order.fulfilledBy === "AMAZON") {
    moveAmazonsUnits(emulator, order, source)
    return
  }
  const sign = source === "order" ? -1 : 1
  for (const item of order.items) {
    const listing = currentListing(emulator, order.sellerId, item.sku)
    if (listing) {
      const now = emulator.clock.now()
      watched(emulator, listing, now, () => moveStock(listing, sign * item.quantity, source, now))
    }
  }
}
