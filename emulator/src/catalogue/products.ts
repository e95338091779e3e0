import { divideRounded } from "../core/money.js"
import { Random } from "../core/random.js"
import { MARKETPLACES } from "../amazon/marketplaces.js"
import type { Marketplace } from "../amazon/marketplaces.js"
import { PRODUCT_LINES } from "./product-lines.js"

/** How a demo shop knows the offer: by SKU, by EAN (another SKU in the shop), or not at all. */
export type ShopMatch = "sku" | "ean" | "none"

export interface CatalogueProduct {
  /** The seller SKU at Amazon. */
  sku: string
  /** The SKU of the shop's variant; null when the shop does not have the product. */
  shopSku: string | null
  match: ShopMatch
  asin: string
  ean: string
  title: string
  brand: string
  productType: string
  fulfilledBy: "MERCHANT" | "AMAZON"
  /** Days of `lead_time_to_ship_max_days`, or null when Amazon's default applies. */
  leadTimeDays: number | null
  /** Minor units of the marketplace's currency, by marketplace id. */
  prices: Record<string, number>
}

/** Which offers are special; everything else is merchant-fulfilled and known to the shop by SKU. */
const FBA = new Set([4, 13, 22, 31, 40, 49, 58, 67])
const ONLY_AT_AMAZON = new Set([7, 19, 30, 43, 55, 70])
const MATCHED_BY_EAN = new Set([10, 35, 61])

/**
 * The offers of every seller of the emulator, always the same list: what differs between seeds are
 * the orders.
 */
export function buildCatalogue(): CatalogueProduct[] {
  const random = new Random(20_260_101)
  const products: CatalogueProduct[] = []
  for (const line of PRODUCT_LINES) {
    for (const [suffix, variant] of line.variants) {
      const index = products.length
      const shopSku = `TULP-${line.code}-${suffix}`
      const match: ShopMatch = ONLY_AT_AMAZON.has(index)
        ? "none"
        : MATCHED_BY_EAN.has(index)
          ? "ean"
          : "sku"
      products.push({
        sku:
          match === "sku"
            ? shopSku
            : match === "ean"
              ? `AZ-${random.digits(6)}`
              : `OLD-${line.code}-${suffix}`,
        shopSku: match === "none" ? null : shopSku,
        match,
        asin: `B0${random.letters(8, "BCDFGHJKLMNPQRSTVWXYZ0123456789")}`,
        ean: withCheckDigit(`87199${String(1_000_000 + index * 137).slice(0, 7)}`),
        title: `${line.title}, ${variant}`,
        brand: line.brand,
        productType: line.productType,
        fulfilledBy: FBA.has(index) ? "AMAZON" : "MERCHANT",
        leadTimeDays: FBA.has(index) || random.chance(0.3) ? null : random.pick([1, 2, 2, 3, 5]),
        prices: pricesFrom(line.euroCents + 100 * random.int(0, 3)),
      })
    }
  }
  return products
}

function pricesFrom(euroCents: number): Record<string, number> {
  return Object.fromEntries(MARKETPLACES.map((entry) => [entry.id, priceIn(entry, euroCents)]))
}

/** Prices as shops write them: 12.99, 139.00 kr, 2140 yen. */
function priceIn(marketplace: Marketplace, euroCents: number): number {
  const minor = divideRounded(euroCents * marketplace.priceFactor, 100)
  switch (marketplace.currency) {
    case "JPY":
      return divideRounded(minor, 10) * 10
    case "SEK":
    case "MXN":
      return divideRounded(minor, 100) * 100
    default:
      return Math.max(99, divideRounded(minor, 100) * 100 - 1)
  }
}

/** GS1's check digit: weights 1 and 3 from the left over twelve digits. */
export function withCheckDigit(twelveDigits: string): string {
  const sum = [...twelveDigits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0
  )
  return twelveDigits + String((10 - (sum % 10)) % 10)
}
