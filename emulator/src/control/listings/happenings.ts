import { requireSeller } from "../../amazon/sellers.js"
import type { Emulator } from "../../emulator.js"
import { changeStock } from "../../fba/items.js"
import { NO_STOCK } from "../../fba/stock.js"
import type { FbaStock } from "../../fba/types.js"
import { InputError } from "../../core/input-error.js"
import { listOf, readJsonObject } from "../../http/request.js"
import type { Request } from "../../http/request.js"
import { drop } from "../../listings/submissions.js"
import { watched } from "../../listings/watch.js"
import type { ListingRecord } from "../../listings/types.js"
import { requireListing, viewListing } from "../views.js"
import { readIssue } from "./issues.js"
import { readCounts, readMarketplaces } from "./read.js"

function find(emulator: Emulator, [seller, sku]: string[]): ListingRecord {
  const { sellerId } = requireSeller(seller as string)
  return requireListing(emulator, sellerId, sku as string)
}

/** Amazon finds something wrong with a listing now. */
export function raiseIssue(emulator: Emulator, request: Request, path: string[]): object {
  const listing = find(emulator, path)
  const issue = readIssue(readJsonObject(request))
  watched(emulator, listing, emulator.clock.now(), () => {
    listing.issues = [...listing.issues.filter(({ code }) => code !== issue.code), issue]
  })
  emulator.changed()
  return view(listing)
}

/** Amazon lifts the issues of a listing; `code` only those. */
export function clearIssues(emulator: Emulator, request: Request, path: string[]): object {
  const listing = find(emulator, path)
  const code = request.query.get("code")
  watched(emulator, listing, emulator.clock.now(), () => {
    listing.issues = listing.issues.filter((issue) => code !== null && issue.code !== code)
  })
  emulator.changed()
  return view(listing)
}

/** The listing is deleted in Seller Central or by Amazon: everywhere, or in `marketplaceIds`. */
export function deleteAtAmazon(emulator: Emulator, request: Request, path: string[]): object {
  const listing = find(emulator, path)
  const asked = listOf(request.query, "marketplaceIds")
  const marketplaceIds = readMarketplaces(asked.length > 0 ? asked : null) ?? listing.marketplaceIds
  watched(emulator, listing, emulator.clock.now(), () => drop(emulator, listing, marketplaceIds))
  emulator.changed()
  return { deletedIn: marketplaceIds, left: listing.marketplaceIds }
}

/** Sets quantities of Amazon's stock of a SKU. */
export function setFbaStock(emulator: Emulator, request: Request, path: string[]): object {
  const listing = find(emulator, path)
  if (!listing.fba) {
    throw new InputError(`sku "${listing.sku}" is not in Amazon's warehouses`)
  }
  const names = Object.keys(NO_STOCK) as (keyof Omit<FbaStock, "updatedAt">)[]
  changeStock(emulator, listing, readCounts(readJsonObject(request), names))
  return view(listing)
}

function view(listing: ListingRecord): object {
  return { ...viewListing(listing), issues: listing.issues, fba: listing.fba ?? null }
}
