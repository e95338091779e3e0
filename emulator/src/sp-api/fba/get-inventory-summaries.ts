import { presentSummary } from "../../fba/present.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { currentListing } from "../../listings/current.js"
import type { ListingRecord } from "../../listings/types.js"
import type { Call } from "../operations.js"
import { checkMarketplace, pageOf, readMarketplaces } from "../parameters.js"

const TOKEN_LIFE_SECONDS = 30
const LONGEST_AGO_MS = 18 * 31 * 86_400_000

/**
 * `GET /fba/inventory/v1/summaries`: Amazon's stock in one marketplace. `startDateTime` wins over
 * `sellerSkus`, that over `sellerSku`; a page's token is of use for 30 seconds.
 */
export function getInventorySummaries(call: Call): Answer {
  const { emulator, caller, request } = call
  const { query } = request
  const [marketplaceId] = readMarketplaces(call) as [string]
  const granularityId = query.get("granularityId") ?? ""
  checkMarketplace(caller.seller.marketplaces, granularityId, "granularityId")
  if (granularityId !== marketplaceId) {
    throw invalidInput("granularityId must be the marketplace of marketplaceIds.")
  }
  const wanted = readFilter(query, emulator.clock.now())
  const found = Object.values(emulator.state.listings)
    .filter(({ sellerId, fba }) => sellerId === caller.seller.sellerId && fba)
    .map(({ sellerId, sku }) => currentListing(emulator, sellerId, sku))
    .filter((listing) => listing !== undefined)
    .filter((listing) => listing.marketplaceIds.includes(marketplaceId))
    .filter(wanted)
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
  const { items, nextToken } = pageOf(call, found, {
    tokenName: "nextToken",
    size: emulator.state.listingSettings.fbaPageSize,
    lifeSeconds: TOKEN_LIFE_SECONDS,
  })
  const withDetails = query.get("details") === "true"
  return ok({
    payload: {
      granularity: { granularityType: "Marketplace", granularityId },
      inventorySummaries: items.flatMap((listing) =>
        listing.fba ? [presentSummary(listing, listing.fba, withDetails)] : []
      ),
    },
    ...(nextToken && { pagination: { nextToken } }),
  })
}

function readFilter(query: URLSearchParams, now: number): (listing: ListingRecord) => boolean {
  const start = query.get("startDateTime")
  if (start !== null) {
    const since = Date.parse(start)
    if (Number.isNaN(since) || since < now - LONGEST_AGO_MS) {
      throw invalidInput("startDateTime must be an instant of the last 18 months.")
    }
    return ({ fba }) => fba !== undefined && fba.updatedAt > since
  }
  const skus = listOf(query, "sellerSkus")
  if (skus.length > 50) {
    throw invalidInput("sellerSkus must hold at most 50 SKUs.")
  }
  const sku = query.get("sellerSku")
  const chosen = skus.length > 0 ? skus : sku === null ? null : [sku]
  return (listing) => chosen === null || chosen.includes(listing.sku)
}
