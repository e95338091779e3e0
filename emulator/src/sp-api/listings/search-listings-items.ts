import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { ListingRecord } from "../../listings/types.js"
import { filtersOf, readToken, writeToken } from "../paging.js"
import type { Call } from "../operations.js"
import {
  checkSeller,
  findListing,
  INCLUDED_DATA,
  readDataSets,
  readMarketplaceIds,
} from "./access.js"
import { readListingFilters } from "./filters.js"
import { presenterOf } from "./present.js"

/** Amazon lets a seller page through this many listings of one search. */
const PAGEABLE = 1000

/** `GET /listings/2021-08-01/items/{sellerId}`: the seller's listings by pages of at most 20. */
export function searchListingsItems(call: Call): Answer {
  checkSeller(call)
  const { emulator, caller, request } = call
  const { query } = request
  const marketplaceIds = readMarketplaceIds(call)
  const included = readDataSets(query, INCLUDED_DATA, "summaries")
  const size = readPageSize(query)
  const matches = readListingFilters(call, marketplaceIds)
  const filters = filtersOf(query, "pageToken")
  const offset = readOffset(query.get("pageToken"), emulator.state.pagingSecret, filters)

  const found = Object.values(emulator.state.listings)
    .filter(
      (listing) =>
        listing.sellerId === caller.seller.sellerId &&
        listing.marketplaceIds.some((id) => marketplaceIds.includes(id))
    )
    .map((listing) => findListing(call, listing.sku))
    .filter((listing) => listing !== undefined)
    .filter(matches)
    .sort(comparison(query))
  const pageable = found.slice(0, PAGEABLE)
  const token = (cursor: number) =>
    writeToken(emulator.state.pagingSecret, { filters, issuedAt: emulator.clock.now(), cursor })
  const pagination = {
    ...(offset + size < pageable.length && { nextToken: token(offset + size) }),
    ...(offset > 0 && { previousToken: token(Math.max(0, offset - size)) }),
  }
  return ok({
    numberOfResults: found.length,
    ...(Object.keys(pagination).length > 0 && { pagination }),
    items: pageable.slice(offset, offset + size).map(presenterOf(call, marketplaceIds, included)),
  })
}

function readPageSize(query: URLSearchParams): number {
  const text = query.get("pageSize") ?? "10"
  const size = Number(text)
  if (!/^\d+$/.test(text) || size < 1 || size > 20) {
    throw invalidInput("pageSize must be a whole number from 1 to 20.")
  }
  return size
}

function readOffset(token: string | null, secret: string, filters: string): number {
  if (token === null) {
    return 0
  }
  const page = readToken<number>(secret, token)
  if (!page) {
    throw invalidInput("pageToken is invalid.")
  }
  if (page.filters !== filters) {
    throw invalidInput("pageToken belongs to a request with other parameters.")
  }
  return page.cursor
}

/** By last update, newest first, unless asked otherwise; equal ones by SKU. */
function comparison(query: URLSearchParams) {
  const by = query.get("sortBy") ?? "lastUpdatedDate"
  const direction = (query.get("sortOrder") ?? "DESC") === "DESC" ? -1 : 1
  const bySku = (a: ListingRecord, b: ListingRecord) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0)
  return (a: ListingRecord, b: ListingRecord): number => {
    if (by === "sku") {
      return direction * bySku(a, b)
    }
    const key = by === "createdDate" ? "createdDate" : "lastUpdatedDate"
    return direction * (a[key] - b[key]) || bySku(a, b)
  }
}
