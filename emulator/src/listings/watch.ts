import { toIso } from "../core/clock.js"
import type { Emulator } from "../emulator.js"
import { tellOfferChange } from "../pricing/tell.js"
import { priceIn } from "./offers.js"
import { enforcementsIn, statusIn } from "./status.js"
import { merchantAvailability, quantityOf } from "./stock.js"
import type { ListingRecord } from "./types.js"

interface Seen {
  status: string
  issues: string
  severities: string[]
  price: number | null
}

interface Snapshot {
  quantity: number | null
  byMarketplace: Map<string, Seen>
}

/** Does something to a listing and tells what has changed by it, as of the time given. */
export function watched(
  emulator: Emulator,
  listing: ListingRecord,
  at: number,
  change: () => void
): void {
  const before = look(emulator, listing)
  change()
  const after = look(emulator, listing)
  const marketplaces = new Set([...before.byMarketplace.keys(), ...after.byMarketplace.keys()])
  for (const marketplaceId of marketplaces) {
    const [old, now] = [
      before.byMarketplace.get(marketplaceId),
      after.byMarketplace.get(marketplaceId),
    ]
    if (old?.status !== now?.status) {
      tellStatus(emulator, listing, marketplaceId, at, now === undefined)
    }
    if (now && (old?.issues ?? "[]") !== now.issues) {
      tellIssues(emulator, listing, marketplaceId, at, now.severities)
    }
    if ((old?.price ?? null) !== (now?.price ?? null) || isSold(old) !== isSold(now)) {
      tellOfferChange(emulator, listing.asin, marketplaceId, at)
    }
  }
  if (after.quantity !== null && before.quantity !== after.quantity) {
    tellQuantity(emulator, listing, at, after.quantity)
  }
}

const isSold = (seen: Seen | undefined) => seen?.status.includes("BUYABLE") ?? false

function look(emulator: Emulator, listing: ListingRecord): Snapshot {
  const now = emulator.clock.now()
  const seenIn = (id: string): Seen => {
    const issues = listing.issues.filter((issue) => issue.marketplaceIds?.includes(id) ?? true)
    return {
      status: statusIn(listing, id).join(),
      issues: JSON.stringify(issues.map(({ code, severity }) => [code, severity])),
      severities: [...new Set(issues.map(({ severity }) => severity))],
      price: priceIn(listing, id, now),
    }
  }
  return {
    quantity: merchantAvailability(listing) ? quantityOf(listing) : null,
    byMarketplace: new Map(listing.marketplaceIds.map((id) => [id, seenIn(id)])),
  }
}

function namesOf({ sellerId, asin, sku }: ListingRecord, marketplaceId: string) {
  return { SellerId: sellerId, MarketplaceId: marketplaceId, Asin: asin, Sku: sku }
}

function tellStatus(
  emulator: Emulator,
  listing: ListingRecord,
  marketplaceId: string,
  at: number,
  isDeleted: boolean
): void {
  emulator.events.emit({
    type: "LISTINGS_ITEM_STATUS_CHANGE",
    at,
    sellerId: listing.sellerId,
    marketplaceId,
    payload: {
      ...namesOf(listing, marketplaceId),
      CreatedDate: toIso(listing.createdDate),
      Status: isDeleted ? ["DELETED"] : statusIn(listing, marketplaceId),
    },
  })
}

function tellIssues(
  emulator: Emulator,
  listing: ListingRecord,
  marketplaceId: string,
  at: number,
  severities: string[]
): void {
  const told = severities.filter((entry) => entry === "ERROR" || entry === "WARNING")
  emulator.events.emit({
    type: "LISTINGS_ITEM_ISSUES_CHANGE",
    at,
    sellerId: listing.sellerId,
    marketplaceId,
    payload: {
      ...namesOf(listing, marketplaceId),
      Severities: told.length > 0 ? told : ["NONE"],
      EnforcementActions: enforcementsIn(listing, marketplaceId),
    },
  })
}

function tellQuantity(
  emulator: Emulator,
  { sellerId, sku }: ListingRecord,
  at: number,
  quantity: number
): void {
  emulator.events.emit({
    type: "LISTINGS_ITEM_MFN_QUANTITY_CHANGE",
    at,
    sellerId,
    marketplaceId: null,
    payload: {
      SellerId: sellerId,
      FulfillmentChannelCode: "DEFAULT",
      Sku: sku,
      Quantity: quantity,
    },
  })
}
