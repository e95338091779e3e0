import { requireMarketplace } from "../../amazon/marketplaces.js"
import { allItems, findItem } from "../../catalog/items.js"
import type { Emulator } from "../../emulator.js"
import { ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { featuredOf, landed, offersOn, referencePrice } from "../../pricing/offers.js"
import type { Offer } from "../../pricing/offers.js"
import { numberOf } from "../../pricing/payloads.js"
import type { Call } from "../operations.js"
import { CLIENT_ERROR, readBatch, SUCCESS } from "./batch.js"
import type { Part } from "./batch.js"

/** `POST /batches/products/pricing/2022-05-01/items/competitiveSummary`: up to 20 pages' offers. */
export function getCompetitiveSummary(call: Call): Answer {
  const own = call.caller.seller.marketplaces.map(({ id }) => id)
  const responses = readBatch(call.request, 20).map((part) => answerPart(call.emulator, own, part))
  return ok({ responses })
}

function answerPart(emulator: Emulator, own: string[], part: Part) {
  const [asin, marketplaceId] = [String(part.asin), String(part.marketplaceId)]
  const refuse = (code: string, message: string) => ({
    status: CLIENT_ERROR,
    body: { asin, marketplaceId, errors: [{ code, message }] },
  })
  if (!own.includes(marketplaceId)) {
    return refuse("INVALID_MARKETPLACE_ID", `${marketplaceId} is not a valid marketplace id`)
  }
  if (!findItem(emulator.state, asin)) {
    return refuse("INVALID_ASIN", `${asin} is not a valid ASIN`)
  }
  const included = part.includedData as string[]
  const offers = offersOn(emulator, marketplaceId, asin)
  const show = presenter(marketplaceId)
  const featured = featuredOf(offers)
  const inputs = (part.lowestPricedOffersInputs ?? [DEFAULT_INPUT]) as { itemCondition: string }[]
  return {
    status: SUCCESS,
    body: {
      ...{ asin, marketplaceId },
      ...(included.includes("featuredBuyingOptions") && {
        featuredBuyingOptions: featured ? [featuredOption(show(featured))] : [],
      }),
      ...(included.includes("referencePrices") && {
        referencePrices: references(emulator, marketplaceId, asin, featured),
      }),
      ...(included.includes("lowestPricedOffers") && {
        lowestPricedOffers: inputs.flatMap((lowestPricedOffersInput) => {
          const fitting = offers.filter(
            ({ condition }) => condition === lowestPricedOffersInput.itemCondition
          )
          return fitting.length === 0
            ? []
            : [{ lowestPricedOffersInput, offers: fitting.slice(0, 20).map(show) }]
        }),
      }),
      ...(included.includes("similarItems") && { similarItems: similar(emulator, asin) }),
    },
  }
}

const DEFAULT_INPUT = { itemCondition: "New", offerType: "Consumer" }

function presenter(marketplaceId: string) {
  const { currency } = requireMarketplace(marketplaceId)
  const money = (minor: number) => ({ amount: numberOf(minor, currency), currencyCode: currency })
  return (offer: Offer) => ({
    sellerId: offer.sellerId,
    condition: offer.condition,
    subCondition: offer.condition === "New" ? "New" : "Good",
    fulfillmentType: offer.fulfilledBy,
    listingPrice: money(offer.price),
    shippingOptions: [{ shippingOptionType: "DEFAULT", price: money(offer.shipping) }],
    primeDetails: { eligibility: offer.fulfilledBy === "AFN" ? "NATIONAL" : "NONE" },
  })
}

/** One featured offer for all buyers. */
function featuredOption(offer: object) {
  const featuredOfferSegments = [{ customerMembership: "DEFAULT", segmentDetails: {} }]
  return {
    buyingOptionType: "New",
    segmentedFeaturedOffers: [{ ...offer, featuredOfferSegments }],
  }
}

function references(
  emulator: Emulator,
  marketplaceId: string,
  asin: string,
  featured: Offer | undefined
) {
  const { currency } = requireMarketplace(marketplaceId)
  const money = (minor: number) => ({ amount: numberOf(minor, currency), currencyCode: currency })
  const reference = referencePrice(emulator, marketplaceId, asin)
  return [
    ...(featured ? [{ name: "CompetitivePriceThreshold", price: money(landed(featured)) }] : []),
    ...(reference === null ? [] : [{ name: "WasPrice", price: money(reference) }]),
  ]
}

/** Other products of the same kind. */
function similar(emulator: Emulator, asin: string) {
  const kind = findItem(emulator.state, asin)?.productType
  const others = allItems(emulator.state).filter(
    (item) => item.productType === kind && item.asin !== asin && !item.childAsins
  )
  return [{ items: others.slice(0, 5).map((item) => ({ asin: item.asin })) }]
}
