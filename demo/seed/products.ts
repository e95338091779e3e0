import { ProductStatus } from "@medusajs/framework/utils"
import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { ShopVariant } from "./catalogue"
import type { SeedContext } from "./context"
import { markets } from "./markets"
import { shopOnlyProducts, type ShopOnlyProduct } from "./shop-products"
import type { Channels } from "./shop"
import type { Warehouses } from "./warehouses"

const optionTitle = "Type"

/** Products, variants, prices and stock; variants whose SKU exists are left as they are. */
export async function seedProducts(
  context: SeedContext,
  channels: Channels,
  warehouses: Warehouses,
  fromAmazon: ShopVariant[]
): Promise<number> {
  const shopOnly = shopOnlyProducts.flatMap(shopVariants)
  const all = [...fromAmazon, ...shopOnly]
  const found = await context.find(
    "product_variant",
    "sku",
    all.map(({ sku }) => sku)
  )
  const existing = new Set(found.map(({ sku }) => sku))
  const missing = all.filter(({ sku }) => !existing.has(sku))
  if (missing.length === 0) return 0

  const own = new Set(shopOnly.map(({ sku }) => sku))
  const products = [...groupBy(missing, ({ product }) => product)].map(([title, variants]) => ({
    title,
    subtitle: variants[0].brand,
    handle: handle(title),
    status: ProductStatus.PUBLISHED,
    shipping_profile_id: warehouses.shippingProfile,
    sales_channels: own.has(variants[0].sku)
      ? [{ id: channels.webshop }]
      : [{ id: channels.webshop }, { id: channels.amazon }],
    options: [{ title: optionTitle, values: variants.map(({ option }) => option) }],
    variants: variants.map((variant) => ({
      title: variant.option,
      sku: variant.sku,
      ...(variant.barcode ? { barcode: variant.barcode, ean: variant.barcode } : {}),
      manage_inventory: true,
      options: { [optionTitle]: variant.option },
      prices: Object.entries(variant.prices)
        .filter(([currency]) => markets.some((market) => market.currency === currency))
        .map(([currency_code, amount]) => ({ currency_code, amount: Number(amount) })),
    })),
  }))
  await createProductsWorkflow(context.container).run({ input: { products } })
  await seedStock(context, warehouses, missing)
  return missing.length
}

/** Two thirds of the units in Venlo, the rest in Rotterdam. */
async function seedStock(context: SeedContext, warehouses: Warehouses, variants: ShopVariant[]) {
  const items = await context.find(
    "inventory_item",
    "sku",
    variants.map(({ sku }) => sku)
  )
  const quantities = new Map(variants.map(({ sku, quantity }) => [sku, quantity]))
  await createInventoryLevelsWorkflow(context.container).run({
    input: {
      inventory_levels: items.flatMap(({ id, sku }) => {
        const quantity = quantities.get(String(sku)) ?? 0
        const inRotterdam = Math.floor(quantity / 3)
        return [
          { location_id: warehouses.venlo, stocked_quantity: quantity - inRotterdam },
          { location_id: warehouses.rotterdam, stocked_quantity: inRotterdam },
        ].map((level) => ({ inventory_item_id: id, ...level }))
      }),
    },
  })
}

function shopVariants(product: ShopOnlyProduct): ShopVariant[] {
  return product.variants.map((option, index) => ({
    sku: `${product.sku}-${index + 1}`,
    barcode: null,
    product: product.title,
    option,
    brand: "Tulp",
    quantity: 20,
    prices: { eur: String(product.price) },
  }))
}

function handle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
}

function groupBy<T>(rows: T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}
