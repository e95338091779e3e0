import type { Seller } from "../amazon/sellers.js"
import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { currentListing } from "../listings/current.js"
import { noteListing } from "../listings/lookup.js"
import { draftListing } from "../listings/make.js"
import { listingKey } from "../listings/stock.js"
import { ownAsin } from "../listings/submit.js"
import type { ListingRecord } from "../listings/types.js"
import { watched } from "../listings/watch.js"
import { NO_STOCK } from "./stock.js"
import { tellStockChange } from "./tell.js"
import type { FbaStock } from "./types.js"

/** A SKU for Amazon's warehouses, with no offer and no units. Throws when there is one. */
export function createItem(
  emulator: Emulator,
  seller: Seller,
  item: { sellerSku: string; marketplaceId: string; productName: string }
): void {
  const { sellerSku: sku, marketplaceId, productName } = item
  const now = emulator.clock.now()
  const known = currentListing(emulator, seller.sellerId, sku)
  if (known?.marketplaceIds.includes(marketplaceId)) {
    throw new InputError(`The SKU ${sku} exists in ${marketplaceId}.`)
  }
  if (known) {
    known.marketplaceIds.push(marketplaceId)
  } else {
    const key = listingKey(seller.sellerId, sku)
    const listing: ListingRecord = {
      ...draftListing(seller.sellerId, sku, "PRODUCT", now),
      title: productName,
      asin: ownAsin(seller, sku),
      marketplaceIds: [marketplaceId],
      attributes: {
        fulfillment_availability: [{ fulfillment_channel_code: seller.fbaChannel }],
      },
      fnSku: `X00${emulator.random.letters(7)}`,
      fba: { ...NO_STOCK, updatedAt: now },
    }
    emulator.state.listings[key] = listing
    noteListing(emulator.state.listings, key, listing)
  }
  emulator.changed()
}

/** Takes a SKU from the marketplace; from the last one, with its units. Throws for an unknown one. */
export function removeItem(
  emulator: Emulator,
  seller: Seller,
  sku: string,
  marketplaceId: string
): void {
  const listing = requireItem(emulator, seller, sku)
  watched(emulator, listing, emulator.clock.now(), () => {
    listing.marketplaceIds = listing.marketplaceIds.filter((id) => id !== marketplaceId)
  })
  if (listing.marketplaceIds.length === 0) {
    delete emulator.state.listings[listingKey(seller.sellerId, sku)]
  }
  emulator.changed()
}

/** Units arrive, of all the SKUs or of none. Throws for an unknown SKU. */
export function addUnits(
  emulator: Emulator,
  seller: Seller,
  arriving: { sku: string; quantity: number }[]
): void {
  const listings = arriving.map(({ sku }) => requireItem(emulator, seller, sku))
  arriving.forEach(({ quantity }, index) => {
    const listing = listings[index] as ListingRecord & { fba: FbaStock }
    changeStock(emulator, listing, { fulfillable: listing.fba.fulfillable + quantity })
  })
}

/** Sets quantities of Amazon's stock and tells of it. */
export function changeStock(
  emulator: Emulator,
  listing: ListingRecord,
  change: Partial<Omit<FbaStock, "updatedAt">>
): void {
  const now = emulator.clock.now()
  watched(emulator, listing, now, () => {
    const { updatedAt = now, ...before } = listing.fba ?? { ...NO_STOCK, updatedAt: now }
    const after = { ...before, ...change }
    listing.fba = { ...after, updatedAt: isOnlyInbound(change) ? updatedAt : now }
  })
  tellStockChange(emulator, listing, now)
  emulator.changed()
}

/** Amazon's `startDateTime` does not notice changes of inbound quantities. */
function isOnlyInbound(change: object): boolean {
  return Object.keys(change).every((name) => name.startsWith("inbound"))
}

function requireItem(emulator: Emulator, { sellerId }: Seller, sku: string): ListingRecord {
  const listing = currentListing(emulator, sellerId, sku)
  if (!listing?.fba) {
    throw new InputError(`The SKU ${sku} is not in Amazon's warehouses.`)
  }
  return listing
}
