import type { Emulator } from "../emulator.js"
import { listingKey, quantityOf } from "../listings/stock.js"
import { currentListing } from "../listings/current.js"

/** What Amazon still offers while orders are planned: earlier lines of the plan count as sold. */
export class UnitsLeft {
  private readonly quantities = new Map<string, number | null>()

  constructor(private readonly emulator: Emulator) {}

  /** Null: the seller does not ship this SKU, or does not have it. */
  of(sellerId: string, sku: string): number | null {
    const key = listingKey(sellerId, sku)
    let quantity = this.quantities.get(key)
    if (quantity === undefined) {
      const listing = currentListing(this.emulator, sellerId, sku)
      quantity = listing ? quantityOf(listing) : null
      this.quantities.set(key, quantity)
    }
    return quantity
  }

  take(sellerId: string, sku: string, units: number): void {
    this.quantities.set(listingKey(sellerId, sku), (this.of(sellerId, sku) ?? 0) - units)
  }
}
