import { requireMarketplace } from "../../emulator/src/amazon/marketplaces"
import { buildCatalogue, type CatalogueProduct } from "../../emulator/src/catalogue/products"
import { Random } from "../../emulator/src/core/random"
import { INCLUDED_DATA, presentOrder } from "../../emulator/src/orders/present"
import type { OrderRecord } from "../../emulator/src/orders/types"
import { seedOrders } from "../../emulator/src/seed/orders"

/** Marketplaces of the emulator's European account: the stores of the bench. */
export const MARKETPLACES = ["DE", "NL", "FR", "GB", "SE", "PL"].map(
  (country) => requireMarketplace(country).id
)
/** Orders come from the weeks before. */
const NOW = Date.UTC(2026, 10, 20, 12)

export interface CatalogueEntry {
  sku: string
  title: string
}

/** A catalogue as wide as wanted: the emulator's offers again and again, under SKUs of their own. */
const widen = (variants: number): { sold: CatalogueProduct[]; all: CatalogueProduct[] } => {
  const offers = buildCatalogue()
  const templates = offers.filter(
    ({ match, fulfilledBy }) => match === "sku" && fulfilledBy === "MERCHANT"
  )
  const sold = Array.from({ length: variants }, (_, index) => {
    const template = templates[index % templates.length]
    return { ...template, sku: `${template.sku}-${index}`, shopSku: `${template.sku}-${index}` }
  })
  const others = offers.filter(
    ({ match, fulfilledBy }) => match !== "sku" || fulfilledBy === "AMAZON"
  )
  return { sold, all: [...sold, ...others] }
}

/**
 * Orders as Amazon tells them, drawn as those of the demo (lines, units, promotions, shipping, gift
 * wrap, conventions, buyers), of which those are taken that a shop has to import and ship.
 */
export const makeAmazonOrders = (
  count: number,
  variants: number,
  seed: number
): { orders: unknown[]; catalogue: CatalogueEntry[] } => {
  const random = new Random(seed)
  const { sold, all } = widen(variants)
  const known = new Set(sold.map(({ sku }) => sku))
  const wanted = (order: OrderRecord) =>
    order.status === "UNSHIPPED" &&
    order.fulfilledBy === "MERCHANT" &&
    MARKETPLACES.includes(order.marketplaceId) &&
    order.items.every(({ sku }) => known.has(sku))
  const found = new Map<string, OrderRecord>()
  while (found.size < count) {
    for (const order of seedOrders(random, all, NOW, { convention: null, discountSign: null })) {
      if (wanted(order) && found.size < count) {
        found.set(order.orderId, order)
      }
    }
  }
  const included = new Set<string>(INCLUDED_DATA)
  return {
    orders: [...found.values()].map((order) => presentOrder(order, included)),
    catalogue: sold.map(({ sku, title }) => ({ sku, title })),
  }
}
