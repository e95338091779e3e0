import type { Client } from "../../../demo/lib/http"
import type { AmazonControl, AmazonProduct, AmazonTruth } from "../../../demo/smoke/amazon"

interface Level {
  location_id: string
  stocked_quantity: number
  reserved_quantity: number
}

interface InventoryItem {
  id: string
  location_levels: Level[]
}

/** A product that the shop sells and ships, and that no order of the store still waits for. */
export async function quietProduct(
  amazon: AmazonControl,
  country: string
): Promise<AmazonProduct & { shopSku: string }> {
  const open = (order: AmazonTruth) =>
    order.countryCode === country && !order.importable && order.reason !== "cancelled"
  const orders = (await amazon.orders()).filter(open)
  const waited = new Set(orders.flatMap(({ items }) => items.map(({ sku }) => sku)))
  for (const product of await amazon.products()) {
    const { sku, shopSku, fulfilledBy } = product
    if (shopSku && fulfilledBy === "MERCHANT" && !waited.has(sku)) return { ...product, shopSku }
  }
  throw new Error(`Every product of the local Amazon is in an open order of ${country}`)
}

/**
 * A delivery arrives at one warehouse, entered through Medusa's API.
 *
 * @returns what is available in all warehouses after that
 */
export async function deliver(admin: Client, shopSku: string, units: number): Promise<number> {
  const levels = ["location_id", "stocked_quantity", "reserved_quantity"]
  const fields = ["id", ...levels.map((name) => `location_levels.${name}`)].join()
  const { inventory_items: items } = await admin.get<{ inventory_items: InventoryItem[] }>(
    `/admin/inventory-items?sku=${encodeURIComponent(shopSku)}&fields=${fields}`
  )
  const [item] = items
  if (!item) throw new Error(`The shop has no inventory item with SKU "${shopSku}"`)
  const [{ location_id: location, stocked_quantity: stocked }] = item.location_levels
  await admin.post(`/admin/inventory-items/${item.id}/location-levels/${location}`, {
    stocked_quantity: stocked + units,
  })
  return item.location_levels.reduce(
    (sum, level) => sum + level.stocked_quantity - level.reserved_quantity,
    units
  )
}
