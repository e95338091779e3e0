import { requireMarketplace } from "../../amazon/marketplaces.js"
import { findItem } from "../../catalog/items.js"
import { InputError } from "../../core/input-error.js"
import { toDecimal, toMinor } from "../../core/money.js"
import type { Emulator } from "../../emulator.js"
import type { Request } from "../../http/request.js"
import { competitorKey, featuredOf, offersOn } from "../../pricing/offers.js"
import { tellOfferChange } from "../../pricing/tell.js"
import type { CompetitorOffer } from "../../pricing/types.js"
import type { Json } from "../route.js"
import { readChoice, readText } from "./read.js"

/** `GET /emulator/competitors?marketplaceId=DE&asin=…`: all offers on a page, the cheapest first. */
export function viewCompetitors(emulator: Emulator, { query }: Request) {
  return view(emulator, query.get("marketplaceId"), query.get("asin"))
}

/** `POST`: other sellers' offers on a page are these from now on; whoever sells there is told. */
export function setCompetitors(emulator: Emulator, input: Json) {
  const { marketplaceId, asin, currency } = page(emulator, input.marketplaceId, input.asin)
  if (!Array.isArray(input.offers)) {
    throw new InputError('offers: give a list like [{ "price": "12.99" }]')
  }
  const offers = input.offers.map((offer: Json, index): CompetitorOffer => {
    const { sellerId = `A1RIVAL${index}`, shipping = "0" } = offer
    return {
      sellerId: readText(sellerId, "offers.sellerId"),
      price: toMinor(String(offer.price), currency),
      shipping: toMinor(String(shipping), currency),
      condition: readChoice(offer.condition ?? "New", "offers.condition", ["New", "Used"]),
      fulfilledBy: readChoice(offer.fulfilledBy ?? "MFN", "offers.fulfilledBy", ["AFN", "MFN"]),
    }
  })
  emulator.state.competitors[competitorKey(marketplaceId, asin)] = offers
  tellOfferChange(emulator, asin, marketplaceId, emulator.clock.now())
  emulator.changed()
  return view(emulator, marketplaceId, asin)
}

/** `DELETE`: as at the start, on all pages. */
export function clearCompetitors(emulator: Emulator) {
  emulator.state.competitors = {}
  emulator.changed()
  return { competitors: {} }
}

function view(emulator: Emulator, marketplace: unknown, product: unknown) {
  const { marketplaceId, asin, currency } = page(emulator, marketplace, product)
  const offers = offersOn(emulator, marketplaceId, asin)
  const featured = featuredOf(offers)
  return {
    ...{ marketplaceId, asin, currency },
    offers: offers.map((offer) => ({
      ...offer,
      price: toDecimal(offer.price, currency),
      shipping: toDecimal(offer.shipping, currency),
      isFeatured: offer === featured,
    })),
  }
}

function page(emulator: Emulator, marketplace: unknown, asin: unknown) {
  const { id, currency } = requireMarketplace(String(marketplace))
  if (!findItem(emulator.state, String(asin))) {
    throw new InputError(`asin "${String(asin)}" is unknown: see GET /emulator/items`)
  }
  return { marketplaceId: id, asin: String(asin), currency }
}
