import { requireMarketplace } from "../../amazon/marketplaces.js"
import { buildCatalogue } from "../../catalogue/products.js"
import { decimalsOf, toDecimal } from "../../core/money.js"
import type { Emulator } from "../../emulator.js"
import { currentListing } from "../../listings/current.js"
import { quantityOf } from "../../listings/stock.js"
import type { ListingRecord } from "../../listings/types.js"
import type { ReportRecord } from "../types.js"

/** A listing as reports tell it, in one marketplace. */
export interface ListingRow {
  sku: string
  asin: string
  ean: string
  title: string
  /** Decimal, empty without an offer. */
  price: string
  /** Null: in Amazon's warehouses. */
  quantity: number | null
  fnSku: string | null
  channel: string
  openedAt: number
  listing: ListingRecord | null
}

/** The seller's listings in the report's first marketplace, by SKU. */
export function listingRows(emulator: Emulator, report: ReportRecord): ListingRow[] {
  const marketplaceId = report.marketplaceIds[0] as string
  return Object.values(emulator.state.listings)
    .filter(
      (listing) =>
        listing.sellerId === report.sellerId && listing.marketplaceIds.includes(marketplaceId)
    )
    .map(({ sellerId, sku }) => currentListing(emulator, sellerId, sku))
    .filter((listing): listing is ListingRecord => listing !== undefined)
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
    .map((listing) => toRow(listing, marketplaceId))
}

function toRow(listing: ListingRecord, marketplaceId: string): ListingRow {
  const { sku, asin, ean, title, fnSku, createdDate: openedAt } = listing
  const entries = listing.attributes.fulfillment_availability ?? []
  return {
    ...{ sku, asin, ean, title, fnSku, openedAt, listing },
    price: priceIn(listing, marketplaceId),
    quantity: quantityOf(listing),
    channel: String(entries[0]?.fulfillment_channel_code ?? "DEFAULT"),
  }
}

/** The price for everybody, without sales. */
function priceIn(listing: ListingRecord, marketplaceId: string): string {
  const { currency } = requireMarketplace(marketplaceId)
  const offer = listing.attributes.purchasable_offer?.find(
    (entry) => entry.marketplace_id === marketplaceId && (entry.audience ?? "ALL") === "ALL"
  )
  const prices = offer?.our_price as { schedule?: { value_with_tax?: number }[] }[] | undefined
  const price = prices?.[0]?.schedule?.[0]?.value_with_tax
  return typeof price === "number" ? price.toFixed(decimalsOf(currency)) : ""
}

const catalogue = buildCatalogue()

/** The catalogue's products again and again under new SKUs. */
export function inventListingRow(index: number, marketplaceId: string): ListingRow {
  const product = catalogue[index % catalogue.length]
  if (!product) {
    throw new Error("the catalogue is empty")
  }
  const { currency } = requireMarketplace(marketplaceId)
  return {
    sku: `${product.sku}-${index}`,
    ...{ asin: product.asin, ean: product.ean, title: product.title, fnSku: null },
    price: toDecimal(product.prices[marketplaceId] ?? 999, currency),
    quantity: index % 250,
    ...{ channel: "DEFAULT", openedAt: Date.parse("2026-01-02T03:04:05Z"), listing: null },
  }
}
