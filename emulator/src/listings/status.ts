import { merchantAvailability, quantityOf } from "./stock.js"
import { priceIn } from "./offers.js"
import type { Enforcement, ListingRecord } from "./types.js"

export type ListingStatus = "BUYABLE" | "DISCOVERABLE"

/**
 * Whether buyers can find and buy it in the marketplace. It needs Amazon to have made it live, a
 * price, and stock of the seller or in Amazon's warehouses; issues can hide or stop it.
 */
export function statusIn(listing: ListingRecord, marketplaceId: string): ListingStatus[] {
  const actions = enforcementsIn(listing, marketplaceId)
  const isStopped =
    actions.includes("LISTING_SUPPRESSED") || actions.includes("CATALOG_ITEM_REMOVED")
  if (
    !listing.marketplaceIds.includes(marketplaceId) ||
    listing.notLiveIn?.includes(marketplaceId) ||
    isStopped
  ) {
    return []
  }
  const isBuyable = hasStock(listing) && priceIn(listing, marketplaceId)
  return [
    ...(isBuyable ? (["BUYABLE"] as const) : []),
    ...(actions.includes("SEARCH_SUPPRESSED") ? [] : (["DISCOVERABLE"] as const)),
  ]
}

/** What it is in one marketplace at least. */
export function statusOf(listing: ListingRecord): ListingStatus[] {
  const all = listing.marketplaceIds.flatMap((id) => statusIn(listing, id))
  return (["BUYABLE", "DISCOVERABLE"] as const).filter((status) => all.includes(status))
}

/** What Amazon does about the listing's issues in the marketplace. */
export function enforcementsIn(listing: ListingRecord, marketplaceId: string): Enforcement[] {
  const actions = listing.issues
    .filter((issue) => issue.marketplaceIds?.includes(marketplaceId) ?? true)
    .filter((issue) => issue.enforcements?.exemption.status === "NOT_EXEMPT")
    .flatMap((issue) => issue.enforcements?.actions ?? [])
    .map(({ action }) => action as Enforcement)
  return [...new Set(actions)]
}

function hasStock(listing: ListingRecord): boolean {
  if (merchantAvailability(listing)) {
    return (quantityOf(listing) ?? 0) > 0
  }
  const isFba = (listing.attributes.fulfillment_availability ?? []).length > 0
  // A listing of an older state file does not tell its stock: Amazon has some.
  return isFba && (listing.fba?.fulfillable ?? 1) > 0
}
