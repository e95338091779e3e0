import { requireSeller, SELLERS } from "../../amazon/sellers.js"
import { toIso } from "../../core/clock.js"
import type { Emulator } from "../../emulator.js"
import type { Request } from "../../http/request.js"
import { currentListing } from "../../listings/current.js"
import { statusOf } from "../../listings/present.js"
import { leadTimeOf, quantityOf } from "../../listings/stock.js"
import type { ListingRecord } from "../../listings/types.js"
import { countBy, holds, readPage } from "./paging.js"

/**
 * `GET /emulator/browse/listings`: by SKU, page by page; `seller`, `state` (buyable, sold_out, fba,
 * issues, pending) and `q` (SKU, title, ASIN, EAN) narrow it down.
 */
export function browseListings(emulator: Emulator, { query }: Request) {
  const seller = query.get("seller")
  const sellerId = seller ? requireSeller(seller).sellerId : null
  const state = query.get("state")
  const { offset, limit } = readPage(query)
  const fitting = Object.values(emulator.state.listings)
    .filter((listing) => sellerId === null || listing.sellerId === sellerId)
    .filter(({ sku, title, asin, ean }) => holds([sku, title, asin, ean], query.get("q")))
    .map(({ sellerId: id, sku }) => currentListing(emulator, id, sku))
    .filter((listing) => listing !== undefined)
    .sort((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0))
  const chosen = fitting.filter((listing) => !state || statesOf(listing).includes(state))
  return {
    total: chosen.length,
    byState: countBy(fitting.flatMap(statesOf)),
    listings: chosen.slice(offset, offset + limit).map(rowOf),
  }
}

function statesOf(listing: ListingRecord): string[] {
  const quantity = quantityOf(listing)
  return [
    ...(statusOf(listing).includes("BUYABLE") ? ["buyable"] : []),
    ...(quantity === 0 ? ["sold_out"] : []),
    ...(quantity === null ? ["fba"] : []),
    ...(listing.issues.length > 0 ? ["issues"] : []),
    ...(listing.pending.length > 0 ? ["pending"] : []),
  ]
}

function rowOf(listing: ListingRecord) {
  return {
    seller: SELLERS.find((entry) => entry.sellerId === listing.sellerId)?.key ?? listing.sellerId,
    sellerId: listing.sellerId,
    sku: listing.sku,
    asin: listing.asin,
    title: listing.title,
    quantity: quantityOf(listing),
    leadTimeDays: leadTimeOf(listing),
    status: statusOf(listing),
    issues: listing.issues.length,
    pending: listing.pending.length,
    lastUpdatedDate: toIso(listing.lastUpdatedDate),
  }
}
