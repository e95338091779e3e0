import { requireSeller } from "../amazon/sellers.js"
import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import type { Request } from "../http/request.js"
import { readJsonObject } from "../http/request.js"
import { browseListings } from "./browse/listings.js"
import { browseOrders } from "./browse/orders.js"
import { editListing } from "./edit-listing.js"
import { createGrant, viewGrants } from "./grants.js"
import { viewLimits, viewOperations } from "./operations-view.js"
import { resetState } from "./reset.js"
import { body } from "./route.js"
import type { Route } from "./route.js"
import { changeSettings, viewSettings } from "./settings.js"
import { requireListing, viewListing } from "./views.js"

/** What the page needs besides; useful to others as well. */
export const PAGE_ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/browse\/orders$/, browseOrders],
  ["GET", /^\/emulator\/browse\/listings$/, browseListings],
  ["POST", /^\/emulator\/listings\/([^/]+)\/([^/]+)$/, changeListing],
  ["GET", /^\/emulator\/operations$/, viewOperations],
  ["GET", /^\/emulator\/limits$/, viewLimits],
  ["DELETE", /^\/emulator\/faults\/([^/]+)$/, removeFault],
  ["GET", /^\/emulator\/grants$/, viewGrants],
  ["POST", /^\/emulator\/grants$/, body(createGrant)],
  ["GET", /^\/emulator\/settings$/, viewSettings],
  ["POST", /^\/emulator\/settings$/, body(changeSettings)],
  ["POST", /^\/emulator\/reset$/, body(resetState)],
]

function changeListing(emulator: Emulator, request: Request, [seller, sku]: string[]): object {
  const { sellerId } = requireSeller(seller as string)
  const listing = requireListing(emulator, sellerId, sku as string)
  editListing(emulator, listing, readJsonObject(request))
  return viewListing(listing)
}

function removeFault(emulator: Emulator, _: Request, [id]: string[]): object {
  if (!emulator.faults.remove(Number(id))) {
    throw new InputError(`fault ${String(id)} is not switched on: see GET /emulator/faults`)
  }
  return { faults: emulator.faults.list() }
}
