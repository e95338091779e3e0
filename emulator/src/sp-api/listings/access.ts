import { findMarketplace } from "../../amazon/marketplaces.js"
import { invalidInput, notFound, unauthorized } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { currentListing } from "../../listings/current.js"
import type { ListingRecord } from "../../listings/types.js"
import type { Call } from "../operations.js"

export const INCLUDED_DATA = [
  "summaries",
  "attributes",
  "issues",
  "offers",
  "fulfillmentAvailability",
  "procurement",
  "relationships",
  "productTypes",
]

/** A seller may only reach its own listings. Throws 403. */
export function checkSeller({ caller, path }: Call): void {
  if (path[0] !== caller.seller.sellerId) {
    throw unauthorized("The access token does not belong to the seller in the path.")
  }
}

/** The required marketplaces; each must be one of the seller's. Throws InvalidInput. */
export function readMarketplaceIds({ caller, request }: Call): string[] {
  const ids = listOf(request.query, "marketplaceIds")
  if (ids.length === 0) {
    throw invalidInput("marketplaceIds is required.")
  }
  const own = caller.seller.marketplaces.map((entry) => entry.id)
  const wrong = ids.find((id) => !own.includes(id))
  if (wrong !== undefined) {
    throw invalidInput(
      findMarketplace(wrong)
        ? `marketplaceIds: the seller does not sell in ${wrong}.`
        : `marketplaceIds: ${wrong} is not a marketplace.`
    )
  }
  return ids
}

export function readDataSets(
  query: URLSearchParams,
  allowed: string[],
  byDefault: string
): Set<string> {
  const names = listOf(query, "includedData")
  const wrong = names.find((name) => !allowed.includes(name))
  if (wrong !== undefined) {
    throw invalidInput(
      `includedData has the unknown value ${wrong}; allowed: ${allowed.join(", ")}.`
    )
  }
  return new Set(names.length > 0 ? names : [byDefault])
}

/** The listing with all changes that are due by now, or undefined. */
export function findListing({ emulator, caller }: Call, sku: string): ListingRecord | undefined {
  return currentListing(emulator, caller.seller.sellerId, sku)
}

export function requireListing(call: Call, sku: string, marketplaceIds: string[]): ListingRecord {
  const listing = findListing(call, sku)
  if (!listing || !listing.marketplaceIds.some((id) => marketplaceIds.includes(id))) {
    throw notFound(`SKU '${sku}' not found in marketplace ${marketplaceIds.join(", ")}`)
  }
  return listing
}
