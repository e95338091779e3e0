import { SELLERS } from "../amazon/sellers.js"
import { buildCatalogue } from "../catalogue/products.js"
import { Random } from "../core/random.js"
import { emptyState } from "../core/state.js"
import type { EmulatorState } from "../core/state.js"
import { makeListing } from "../listings/make.js"
import { listingKey } from "../listings/stock.js"
import { seedOrders } from "./orders.js"
import type { ForcedConvention } from "./orders.js"

/** A fresh Amazon: listings and orders from the seed; times relative to `now`. */
export function seedState(seed: number, now: number, forced: ForcedConvention): EmulatorState {
  const random = new Random(seed)
  const state = emptyState(seed, now)
  const catalogue = buildCatalogue()
  const orders = seedOrders(random, catalogue, now, forced)
  const sold = new Map<string, number>()
  for (const order of orders) {
    state.orders[order.orderId] = order
    if (order.status === "CANCELLED" || order.fulfilledBy === "AMAZON") {
      continue
    }
    for (const item of order.items) {
      for (const key of [item.sku, listingKey(order.sellerId, item.sku)]) {
        sold.set(key, (sold.get(key) ?? 0) + item.quantity)
      }
    }
  }
  for (const product of catalogue) {
    // A few products are sold out by the seeded orders, most have plenty left.
    const left = random.weighted([
      [0, 4],
      [random.int(1, 5), 10],
      [random.int(6, 150), 86],
    ])
    const initial = left + (sold.get(product.sku) ?? 0)
    state.initialQuantities[product.sku] = product.fulfilledBy === "AMAZON" ? 0 : initial
    for (const seller of SELLERS.filter(({ stocked }) => stocked)) {
      const key = listingKey(seller.sellerId, product.sku)
      const quantity = initial - (sold.get(key) ?? 0)
      state.listings[key] = makeListing(random, seller, product, quantity, now)
    }
  }
  state.randomState = random.state
  return state
}
