import type { ListingRecord } from "./types.js"

type Listings = Record<string, ListingRecord>

interface Lookup {
  /** Keys of listings by ASIN; some may have gone since. */
  byAsin: Map<string, Set<string>>
  /** Keys of listings with something that has not taken effect. */
  waiting: Set<string>
}

/** Belongs to one set of listings: a state that is put in its place gets another. */
const lookups = new WeakMap<Listings, Lookup>()

function lookupOf(listings: Listings): Lookup {
  let lookup = lookups.get(listings)
  if (!lookup) {
    lookup = { byAsin: new Map(), waiting: new Set() }
    lookups.set(listings, lookup)
    for (const [key, listing] of Object.entries(listings)) {
      note(lookup, key, listing)
    }
  }
  return lookup
}

function note({ byAsin, waiting }: Lookup, key: string, { asin, pending }: ListingRecord): void {
  const keys = byAsin.get(asin) ?? new Set()
  byAsin.set(asin, keys.add(key))
  if (pending.length > 0) {
    waiting.add(key)
  }
}

/** To be called when a listing has got its ASIN or something to wait for. */
export function noteListing(listings: Listings, key: string, listing: ListingRecord): void {
  note(lookupOf(listings), key, listing)
}

/** The listings of all sellers on a product page. */
export function listingsOn(listings: Listings, asin: string): ListingRecord[] {
  const keys = lookupOf(listings).byAsin.get(asin) ?? new Set()
  return [...keys]
    .map((key) => listings[key])
    .filter((listing): listing is ListingRecord => listing?.asin === asin)
}

/** Listings for which something has not taken effect. */
export function waitingListings(listings: Listings): ListingRecord[] {
  const { waiting } = lookupOf(listings)
  return [...waiting].flatMap((key) => {
    const listing = listings[key]
    if (listing && listing.pending.length > 0) {
      return [listing]
    }
    waiting.delete(key)
    return []
  })
}
