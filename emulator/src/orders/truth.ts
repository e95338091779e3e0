import { toIso } from "../core/clock.js"
import { toDecimal } from "../core/money.js"
import { findMarketplace } from "../amazon/marketplaces.js"
import { SELLERS } from "../amazon/sellers.js"
import { STORE_COUNTRIES } from "../amazon/store-countries.js"
import type { CatalogueProduct } from "../catalogue/products.js"
import { buyerPaid, orderAmounts } from "./conventions.js"
import type { OrderRecord, PricedPart } from "./types.js"

const withStore: ReadonlySet<string> = new Set(STORE_COUNTRIES)

/**
 * What a shop should do with the order, by the catalogue: `reason` is null when it is importable,
 * else `pending` (wait), `cancelled`, `unknown_marketplace` (no store there) or `unknown_sku`.
 */
export function classify(order: OrderRecord, products: ReadonlyMap<string, CatalogueProduct>) {
  const country = findMarketplace(order.marketplaceId)?.countryCode ?? ""
  const matches = order.items.map((item) => products.get(item.sku)?.match ?? "none")
  const reason = !withStore.has(country)
    ? "unknown_marketplace"
    : order.status === "PENDING"
      ? "pending"
      : order.status === "CANCELLED"
        ? "cancelled"
        : matches.includes("none")
          ? "unknown_sku"
          : null
  return { importable: reason === null, reason, needsEanMatch: matches.includes("ean") }
}

/** The whole truth about an order, for tests to compare with; amounts are decimal strings. */
export function tellTruth(order: OrderRecord, products: ReadonlyMap<string, CatalogueProduct>) {
  const marketplace = findMarketplace(order.marketplaceId)
  const amounts = orderAmounts(order)
  const decimal = (minor: number) => toDecimal(minor, order.currency)
  const part = (value: PricedPart | null) =>
    value && {
      net: decimal(value.net),
      tax: decimal(value.tax),
      discountNet: decimal(value.discountNet),
      discountGross: decimal(value.discountGross),
    }
  return {
    orderId: order.orderId,
    sellerId: order.sellerId,
    seller: SELLERS.find((seller) => seller.sellerId === order.sellerId)?.key ?? null,
    region: marketplace?.region ?? null,
    marketplaceId: order.marketplaceId,
    countryCode: marketplace?.countryCode ?? null,
    status: order.status,
    fulfilledBy: order.fulfilledBy,
    programs: order.programs,
    createdTime: toIso(order.createdTime),
    lastUpdatedTime: toIso(order.lastUpdatedTime),
    ...classify(order, products),
    currency: order.currency,
    grandTotal: decimal(amounts.total),
    buyerPaid: decimal(buyerPaid(order)),
    convention: order.convention,
    discountSign: order.discountSign,
    components: {
      item: decimal(amounts.ITEM),
      shipping: decimal(amounts.SHIPPING),
      giftWrap: decimal(amounts.GIFT_WRAP),
      discount: decimal(amounts.DISCOUNT),
      tax: decimal(amounts.TAX),
    },
    taxCollectedByMarketplace: order.items.some((item) => item.taxCollectedBy !== null),
    cancelRequested: order.items.some((item) => item.cancelRequestedBecause !== null),
    items: order.items.map((item) => ({
      orderItemId: item.orderItemId,
      sku: item.sku,
      quantity: item.quantity,
      quantityShipped: item.quantityShipped,
      match: products.get(item.sku)?.match ?? "none",
      item: part(item.item),
      shipping: part(item.shipping),
      giftWrap: part(item.giftWrap),
    })),
    packages: order.packages.map((entry) => ({
      packageReferenceId: entry.packageReferenceId,
      carrier: entry.carrier,
      trackingNumber: entry.trackingNumber,
      items: entry.items,
    })),
  }
}
