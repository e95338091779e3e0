import type { Admin } from "./admin"

export interface Shop {
  salesChannelId: string
  stockLocationId: string
  product: { id: string; variantId: string; sku: string }
}

/** A shop with a channel, a warehouse, a region in euro and one vase on stock; by the admin API. */
export async function createShop(api: any, { headers }: Admin): Promise<Shop> {
  const post = async (path: string, body: unknown) => (await api.post(path, body, headers)).data
  const { sales_channel } = await post("/admin/sales-channels", { name: "Amazon" })
  const { stock_location } = await post("/admin/stock-locations", { name: "Venlo" })
  await post(`/admin/stock-locations/${stock_location.id}/sales-channels`, {
    add: [sales_channel.id],
  })
  await post("/admin/regions", { name: "Europe", currency_code: "eur", countries: ["de", "nl"] })
  const { shipping_profile } = await post("/admin/shipping-profiles", {
    name: "Default",
    type: "default",
  })
  const { product } = await post("/admin/products", {
    title: "Vase",
    status: "published",
    shipping_profile_id: shipping_profile.id,
    sales_channels: [{ id: sales_channel.id }],
    options: [{ title: "Colour", values: ["Red"] }],
    variants: [
      {
        title: "Red",
        sku: "TULP-1",
        manage_inventory: true,
        options: { Colour: "Red" },
        prices: [{ currency_code: "eur", amount: 10 }],
      },
    ],
  })
  const { data } = await api.get("/admin/inventory-items?sku=TULP-1", headers)
  await post(`/admin/inventory-items/${data.inventory_items[0].id}/location-levels`, {
    location_id: stock_location.id,
    stocked_quantity: 50,
  })
  return {
    salesChannelId: sales_channel.id,
    stockLocationId: stock_location.id,
    product: { id: product.id, variantId: product.variants[0].id, sku: "TULP-1" },
  }
}
