import { randomUUID } from "node:crypto"
import { keepLast } from "../core/keep.js"
import type { AttributeValue, ListingChange, ListingRecord } from "./types.js"

/** What a listing was at the start is kept, and then its last changes. */
const CHANGES_KEPT = 1000

export function listingKey(sellerId: string, sku: string): string {
  return `${sellerId}/${sku}`
}

/** The entry of stock that the seller ships, or undefined for a SKU fulfilled by Amazon. */
export function merchantAvailability(listing: ListingRecord): AttributeValue | undefined {
  return listing.attributes.fulfillment_availability?.find(
    (entry) => entry.fulfillment_channel_code === "DEFAULT"
  )
}

/** What Amazon offers for sale; null when the seller does not ship this SKU. */
export function quantityOf(listing: ListingRecord): number | null {
  const entry = merchantAvailability(listing)
  return entry ? Number(entry.quantity ?? 0) : null
}

export function leadTimeOf(listing: ListingRecord): number | null {
  const days = merchantAvailability(listing)?.lead_time_to_ship_max_days
  return typeof days === "number" ? days : null
}

/** Sold (negative) or given back units; SKUs fulfilled by Amazon are left alone. */
export function moveStock(
  listing: ListingRecord,
  units: number,
  source: ListingChange["source"],
  now: number
): void {
  const entry = merchantAvailability(listing)
  if (!entry) {
    return
  }
  const before = Number(entry.quantity ?? 0)
  entry.quantity = Math.max(0, before + units)
  record(listing, { source, before, now })
}

/** Notes an accepted change in the listing's history. */
export function record(
  listing: ListingRecord,
  change: {
    source: ListingChange["source"]
    before: number | null
    now: number
    submissionId?: string
    patches?: unknown
  }
): void {
  listing.lastUpdatedDate = change.now
  listing.history.push({
    at: change.now,
    submissionId: change.submissionId ?? randomUUID().replaceAll("-", ""),
    source: change.source,
    quantityBefore: change.before,
    quantity: quantityOf(listing),
    leadTimeDays: leadTimeOf(listing),
    ...(change.patches !== undefined && { patches: change.patches }),
  })
  keepLast(listing.history, CHANGES_KEPT, 1)
}
