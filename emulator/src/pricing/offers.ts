import { requireMarketplace } from "../amazon/marketplaces.js"
import type { Marketplace } from "../amazon/marketplaces.js"
import { findItem } from "../catalog/items.js"
import { decimalsOf, divideRounded } from "../core/money.js"
import type { Emulator } from "../emulator.js"
import { textOf } from "../listings/attributes.js"
import { listingsOn } from "../listings/lookup.js"
import { priceIn } from "../listings/offers.js"
import { statusIn } from "../listings/status.js"
import { merchantAvailability } from "../listings/stock.js"
import type { ListingRecord } from "../listings/types.js"
import type { CompetitorOffer } from "./types.js"

/** An offer on a product page: of one of the emulator's sellers (with its SKU) or of another. */
export interface Offer extends CompetitorOffer {
  sku: string | null
}

/** All buyable offers on the page, the cheapest (with shipping) first. */
export function offersOn(emulator: Emulator, marketplaceId: string, asin: string): Offer[] {
  const own = listingsOn(emulator.state.listings, asin)
    .filter((listing) => statusIn(listing, marketplaceId).includes("BUYABLE"))
    .map((listing) => ownOffer(emulator, listing, marketplaceId))
  const others = competitorsOn(emulator, marketplaceId, asin).map((offer) => ({
    ...offer,
    sku: null,
  }))
  return [...own, ...others].sort(
    (a, b) => landed(a) - landed(b) || (a.sellerId < b.sellerId ? -1 : 1)
  )
}

export function landed(offer: CompetitorOffer): number {
  return offer.price + offer.shipping
}

/**
 * The offer that Amazon features. The emulator's rule: the cheapest new one with shipping; of equal
 * ones that which Amazon ships.
 */
export function featuredOf(offers: readonly Offer[]): Offer | undefined {
  const fresh = offers.filter(({ condition }) => condition === "New")
  const [first] = fresh
  return (
    fresh.find(
      (offer) => landed(offer) === landed(first as Offer) && offer.fulfilledBy === "AFN"
    ) ?? first
  )
}

/** Other sellers' offers: what the control API said, else up to three that follow from the ASIN. */
export function competitorsOn(
  emulator: Emulator,
  marketplaceId: string,
  asin: string
): CompetitorOffer[] {
  const set = emulator.state.competitors[competitorKey(marketplaceId, asin)]
  if (set) {
    return set
  }
  const reference = referencePrice(emulator, marketplaceId, asin)
  const number = [...asin].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
  return reference === null
    ? []
    : Array.from({ length: number % 4 }, (_, index) => ({
        sellerId: `A1OTHER${String(number).padStart(4, "0")}${index}`,
        price: divideRounded(reference * (103 + 4 * index + (number % 3)), 100),
        shipping: index === 1 ? 399 : 0,
        condition: "New" as const,
        fulfilledBy: index === 0 ? ("AFN" as const) : ("MFN" as const),
      }))
}

export function competitorKey(marketplaceId: string, asin: string): string {
  return `${marketplaceId}/${asin}`
}

/** What the product costs by the catalogue, in minor units; null when there is no such page. */
export function referencePrice(
  emulator: Emulator,
  marketplaceId: string,
  asin: string
): number | null {
  const product = emulator.catalogue.find((entry) => entry.asin === asin)
  const item = findItem(emulator.state, asin)
  const marketplace = requireMarketplace(marketplaceId)
  return product?.prices[marketplaceId] ?? (item ? fromEuro(item.euroCents, marketplace) : null)
}

function fromEuro(euroCents: number, { priceFactor }: Marketplace): number {
  return divideRounded(euroCents * priceFactor, 100)
}

function ownOffer(emulator: Emulator, listing: ListingRecord, marketplaceId: string): Offer {
  const { currency } = requireMarketplace(marketplaceId)
  const price = priceIn(listing, marketplaceId, emulator.clock.now()) ?? 0
  const condition = textOf(listing.attributes, "condition_type") ?? "new_new"
  return {
    sellerId: listing.sellerId,
    sku: listing.sku,
    price: Math.round(price * 10 ** decimalsOf(currency)),
    shipping: 0,
    condition: condition.startsWith("new") ? "New" : "Used",
    fulfilledBy: merchantAvailability(listing) ? "MFN" : "AFN",
  }
}
