import { httpClient } from "../lib/http"

/** A product as the local Amazon's control API lists it (`GET /emulator/catalogue`). */
interface EmulatorProduct {
  /** SKU of the shop's variant; null when the shop does not sell it. */
  shopSku: string | null
  title: string
  brand: string
  ean: string
  /** What the shop had before the first seeded order. */
  initialQuantity: number
  prices: { amount: string; currency: string }[]
}

/** A variant the shop sells, from Amazon's catalogue or its own. */
export interface ShopVariant {
  sku: string
  barcode: string | null
  product: string
  option: string
  brand: string
  quantity: number
  /** Decimal amounts by lower-case currency code. */
  prices: Record<string, string>
}

/** What of the local Amazon's catalogue the shop sells as well. */
export async function amazonVariants(emulatorUrl: string): Promise<ShopVariant[]> {
  const { products } = await httpClient(emulatorUrl).get<{ products: EmulatorProduct[] }>(
    "/emulator/catalogue"
  )
  return products.flatMap((product) =>
    product.shopSku === null ? [] : [toVariant(product, product.shopSku)]
  )
}

function toVariant(product: EmulatorProduct, sku: string): ShopVariant {
  // "Tea towel, set of 3, tulip red": what stands behind the last comma tells the variants apart.
  const comma = product.title.lastIndexOf(", ")
  const [name, option] =
    comma > 0
      ? [product.title.slice(0, comma), product.title.slice(comma + 2)]
      : [product.title, "Standard"]
  const prices: Record<string, string> = {}
  for (const { amount, currency } of product.prices) {
    prices[currency.toLowerCase()] ??= amount
  }
  return {
    sku,
    barcode: product.ean,
    product: name,
    option: option.charAt(0).toUpperCase() + option.slice(1),
    brand: product.brand,
    quantity: product.initialQuantity,
    prices,
  }
}
