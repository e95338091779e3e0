import { requireMarketplace } from "../../amazon/marketplaces.js"
import { ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { currentListing } from "../../listings/current.js"
import { merchantAvailability } from "../../listings/stock.js"
import type { ListingRecord } from "../../listings/types.js"
import { featuredOf, landed, offersOn } from "../../pricing/offers.js"
import type { Offer } from "../../pricing/offers.js"
import { numberOf } from "../../pricing/payloads.js"
import type { Call } from "../operations.js"
import { CLIENT_ERROR, readBatch, SUCCESS } from "./batch.js"
import type { Part } from "./batch.js"

/**
 * `POST /batches/products/pricing/2022-05-01/offer/featuredOfferExpectedPrice`: the price at or below
 * which each of up to 40 offers would be the featured one.
 */
export function getFeaturedOfferExpectedPriceBatch(call: Call): Answer {
  return ok({ responses: readBatch(call.request, 40).map((part) => answerPart(call, part)) })
}

function answerPart({ emulator, caller }: Call, part: Part) {
  const { marketplaceId, sku, segment } = part as Record<string, string>
  const request = { marketplaceId, sku, ...(segment && { segment }) }
  const { sellerId } = caller.seller
  const listing = currentListing(emulator, sellerId, String(sku))
  if (!listing?.marketplaceIds.includes(String(marketplaceId))) {
    const message = "The requested SKU does not exist for the seller in the requested Amazon store."
    const errors = [{ code: "INVALID_SKU", message }]
    return { request, status: CLIENT_ERROR, headers: {}, body: { errors } }
  }
  const offers = offersOn(emulator, String(marketplaceId), listing.asin)
  return {
    request,
    status: SUCCESS,
    headers: {},
    body: {
      offerIdentifier: {
        ...{ marketplaceId, sellerId, sku, asin: listing.asin },
        fulfillmentType: merchantAvailability(listing) ? "MFN" : "AFN",
      },
      featuredOfferExpectedPriceResults: [result(listing, String(marketplaceId), offers)],
    },
  }
}

/**
 * The emulator's rule: a price that with shipping is what the cheapest other new offer costs would
 * still lose to it, so one unit of the currency's smallest coin less.
 */
function result(listing: ListingRecord, marketplaceId: string, offers: readonly Offer[]) {
  const { currency } = requireMarketplace(marketplaceId)
  const money = (minor: number) => ({ amount: numberOf(minor, currency), currencyCode: currency })
  const own = offers.find(
    ({ sellerId, sku }) => sellerId === listing.sellerId && sku === listing.sku
  )
  const present = ({ sellerId, sku, fulfilledBy, condition, price, shipping }: Offer) => ({
    offerIdentifier: {
      ...{ marketplaceId, sellerId, asin: listing.asin, fulfillmentType: fulfilledBy },
      ...(sku !== null && sellerId === listing.sellerId && { sku }),
    },
    condition,
    price: { listingPrice: money(price), shippingPrice: money(shipping) },
  })
  if (!own) {
    return { resultStatus: "OFFER_NOT_FOUND" }
  }
  if (own.condition !== "New") {
    return { resultStatus: "OFFER_NOT_ELIGIBLE" }
  }
  const current = featuredOf(offers)
  const rival = featuredOf(offers.filter((offer) => offer !== own))
  const currentFeaturedOffer = current && present(current)
  return rival
    ? {
        featuredOfferExpectedPrice: {
          listingPrice: money(Math.max(1, landed(rival) - own.shipping - 1)),
        },
        resultStatus: "VALID_FOEP",
        competingFeaturedOffer: present(rival),
        currentFeaturedOffer,
      }
    : { resultStatus: "NO_COMPETING_OFFER", currentFeaturedOffer }
}
