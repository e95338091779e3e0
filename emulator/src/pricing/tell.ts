import { SELLERS } from "../amazon/sellers.js"
import type { Emulator } from "../emulator.js"
import { listingsOn } from "../listings/lookup.js"
import { anyOfferChanged, pricingHealth } from "./payloads.js"
import { featuredOf, offersOn } from "./offers.js"

/**
 * Says that the offers on a page have changed, to each seller who has one there; and, to a seller
 * whose new offer is not the featured one because it costs more, that it is not.
 */
export function tellOfferChange(
  emulator: Emulator,
  asin: string,
  marketplaceId: string,
  at: number
): void {
  const offers = offersOn(emulator, marketplaceId, asin)
  const featured = featuredOf(offers)
  for (const { sellerId } of SELLERS.filter((seller) =>
    sellsThere(emulator, seller, asin, marketplaceId)
  )) {
    const page = { asin, marketplaceId, sellerId, at, offers, featured }
    emulator.events.emit({
      type: "ANY_OFFER_CHANGED",
      at,
      sellerId,
      marketplaceId,
      payload: anyOfferChanged(emulator, page),
    })
    const own = offers.find((offer) => offer.sellerId === sellerId && offer.condition === "New")
    if (own && featured && featured !== own) {
      emulator.events.emit({
        type: "PRICING_HEALTH",
        at,
        sellerId,
        marketplaceId,
        payload: pricingHealth(emulator, page, own),
      })
    }
  }
}

function sellsThere(
  emulator: Emulator,
  { sellerId, marketplaces }: (typeof SELLERS)[number],
  asin: string,
  marketplaceId: string
): boolean {
  return (
    marketplaces.some(({ id }) => id === marketplaceId) &&
    listingsOn(emulator.state.listings, asin).some(
      (listing) => listing.sellerId === sellerId && listing.marketplaceIds.includes(marketplaceId)
    )
  )
}
