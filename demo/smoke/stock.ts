import { demoCountries } from "../lib/connect"
import type { Client } from "../lib/http"
import type {
  AmazonControl,
  AmazonListingTruth,
  AmazonMistake,
  AmazonProduct,
  AmazonTruth,
} from "./amazon"

const ATTEMPTS = 6

interface Level {
  location_id: string
  stocked_quantity: number
  reserved_quantity: number
}

interface InventoryItem {
  id: string
  sku: string
  location_levels: Level[]
}

export interface StockChange {
  /** Amazon's. */
  sku: string
  what: string
}

/** Inventory items of the shop's variants by SKU, with levels and reservations. */
async function inventory(admin: Client, skus: string[]): Promise<Map<string, InventoryItem>> {
  const items = new Map<string, InventoryItem>()
  for (let start = 0; start < skus.length; start += 25) {
    const query = new URLSearchParams({
      limit: "100",
      fields:
        "id,sku,location_levels.location_id,location_levels.stocked_quantity,location_levels.reserved_quantity",
    })
    for (const sku of skus.slice(start, start + 25)) query.append("sku[]", sku)
    const page = await admin.get<{ inventory_items: InventoryItem[] }>(
      `/admin/inventory-items?${query}`
    )
    for (const item of page.inventory_items) items.set(item.sku, item)
  }
  return items
}

const shopSkuOf = ({ sku, shopSku }: AmazonProduct) => shopSku ?? sku

/** Offers the shop has and ships itself; Amazon's SKU and the shop's may differ. */
export function linkedProducts(products: AmazonProduct[]): AmazonProduct[] {
  return products.filter(
    ({ shopSku, fulfilledBy }) => shopSku !== null && fulfilledBy === "MERCHANT"
  )
}

/**
 * Changes stock through Medusa's admin API as a warehouse would: other counts, sold out, and units
 * reserved for something else.
 */
export async function changeStock(
  admin: Client,
  products: AmazonProduct[],
  wanted = 44
): Promise<StockChange[]> {
  const chosen = linkedProducts(products).slice(0, wanted)
  const items = await inventory(admin, chosen.map(shopSkuOf))
  const changes: StockChange[] = []
  for (const [index, product] of chosen.entries()) {
    const { sku } = product
    const item = items.get(shopSkuOf(product))
    if (!item) throw new Error(`The shop has no inventory item with SKU "${shopSkuOf(product)}"`)
    const change = index % 6 === 0 ? sellOut : index % 6 === 3 ? reserve : recount
    changes.push({ sku, what: await change(admin, item, index) })
  }
  return changes
}

async function setLevel(admin: Client, item: InventoryItem, level: Level, units: number) {
  await admin.post(`/admin/inventory-items/${item.id}/location-levels/${level.location_id}`, {
    stocked_quantity: units,
  })
}

/** Nothing left at any location but what is reserved already. */
async function sellOut(admin: Client, item: InventoryItem): Promise<string> {
  for (const level of item.location_levels) {
    await setLevel(admin, item, level, level.reserved_quantity)
  }
  return "sold out"
}

async function recount(admin: Client, item: InventoryItem, index: number): Promise<string> {
  const [level] = item.location_levels
  await setLevel(admin, item, level, level.reserved_quantity + 11 + index)
  return "counted anew"
}

/** Core waits five seconds for an item's lock, which importers may hold longer; a person tries again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !/Timed-out acquiring lock/.test((error as Error).message)) {
        throw error
      }
    }
  }
}

async function reserve(admin: Client, item: InventoryItem, index: number): Promise<string> {
  const [level] = item.location_levels
  await setLevel(admin, item, level, level.reserved_quantity + 20 + index)
  await patiently(() =>
    admin.post("/admin/reservations", {
      inventory_item_id: item.id,
      location_id: level.location_id,
      quantity: 3,
      description: "Kept for the shop window",
    })
  )
  return "reserved"
}

/**
 * The quantity each seller's listing should have, worked out from Medusa's levels and Amazon's
 * orders alone: what is available, less units sold that Medusa has no reservation for.
 */
export async function expectedQuantities(
  admin: Client,
  amazon: AmazonControl
): Promise<{ sellerId: string; sku: string; quantity: number }[]> {
  const [products, orders, listings] = await Promise.all([
    amazon.products(),
    amazon.orders(),
    amazon.listings(),
  ])
  const linked = linkedProducts(products)
  const items = await inventory(admin, linked.map(shopSkuOf))
  const sellers = [...new Set(listings.map(({ sellerId }) => sellerId))]
  return sellers.flatMap((sellerId) =>
    linked
      .filter(({ sku }) => listings.some((row) => row.sellerId === sellerId && row.sku === sku))
      .map((product) => {
        const levels = items.get(shopSkuOf(product))?.location_levels ?? []
        const available = levels.reduce(
          (sum, level) => sum + level.stocked_quantity - level.reserved_quantity,
          0
        )
        const pending = pendingUnits(orders, sellerId, product.sku)
        return { sellerId, sku: product.sku, quantity: Math.max(0, available - pending) }
      })
  )
}

/** Units of open orders that are not Medusa orders: unpaid ones and ones that must be held. */
function pendingUnits(orders: AmazonTruth[], sellerId: string, sku: string): number {
  return orders
    .filter(
      (order) =>
        order.sellerId === sellerId &&
        order.fulfilledBy === "MERCHANT" &&
        !order.importable &&
        !["CANCELLED", "SHIPPED"].includes(order.status) &&
        // Orders of other countries are not read and bind no stock of the shop.
        demoCountries.includes(order.countryCode)
    )
    .flatMap(({ items }) => items)
    .filter((item) => item.sku === sku)
    .reduce((sum, item) => sum + item.quantity - item.quantityShipped, 0)
}

export interface StockComparison {
  /** Listings whose quantity was compared with the one it should have. */
  compared: number
  /** What differs, as sentences. */
  faults: string[]
}

/**
 * Compares every listing of Amazon: the shop's own have the expected quantity; the others (stock in
 * Amazon's warehouses, products the shop does not sell) the one they began with, and nobody wrote to
 * them. Handling times are as before.
 */
export function compareStock(
  expected: { sellerId: string; sku: string; quantity: number }[],
  listings: AmazonListingTruth[],
  before: AmazonListingTruth[]
): StockComparison {
  const key = (row: { sellerId: string; sku: string }) => `${row.sellerId} ${row.sku}`
  const now = new Map(listings.map((row) => [key(row), row]))
  const ours = new Set(expected.map(key))
  const others = before.filter((row) => !ours.has(key(row)))
  const wrong = [...expected, ...others.map(asAtFirst)].flatMap((row) => {
    const actual = now.get(key(row))
    return actual && actual.quantity === row.quantity
      ? []
      : [`${key(row)}: Amazon has ${told(actual)}, it should have ${told(row)}`]
  })
  const written = others.flatMap((row) =>
    now.get(key(row))?.history.some(({ source }) => source === "patch")
      ? [`${key(row)}: was written to, though it is not the shop's to change`]
      : []
  )
  const lost = before.flatMap((row) => {
    const after = now.get(key(row))
    return after?.leadTimeDays === row.leadTimeDays
      ? []
      : [`${key(row)}: handling time was ${row.leadTimeDays}, is ${after?.leadTimeDays}`]
  })
  return { compared: expected.length + others.length, faults: [...wrong, ...written, ...lost] }
}

/** The plugin may have been at work before anybody looked. */
function asAtFirst(row: AmazonListingTruth): AmazonListingTruth {
  return row.history.length ? { ...row, quantity: row.history[0].quantityBefore } : row
}

function told(row: { quantity: number | null } | undefined): string {
  if (!row) return "no listing"
  return row.quantity === null ? "stock of its own" : String(row.quantity)
}

export function mistakeFaults(mistakes: AmazonMistake[]): string[] {
  return mistakes.map(({ sellerId, sku, message }) => `${sellerId} ${sku}: ${message}`)
}
