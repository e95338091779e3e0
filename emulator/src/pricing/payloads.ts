import { requireMarketplace } from "../amazon/marketplaces.js"
import { toDecimal } from "../core/money.js"
import type { Emulator } from "../emulator.js"
import type { ListingEventPayloads } from "../listings/events.js"
import { landed, referencePrice } from "./offers.js"
import type { Offer } from "./offers.js"

/** A product page as it is when something is told of it. */
export interface Page {
  asin: string
  marketplaceId: string
  sellerId: string
  at: number
  offers: readonly Offer[]
  featured: Offer | undefined
}

/** Amounts are numbers in these payloads; Amazon's are. */
export function numberOf(minor: number, currency: string): number {
  return Number(toDecimal(minor, currency))
}

/** The payload of ANY_OFFER_CHANGED: the page's summary and its cheapest offers, twenty at most. */
export function anyOfferChanged(
  emulator: Emulator,
  { asin, marketplaceId, sellerId, at, offers, featured }: Page
): ListingEventPayloads["ANY_OFFER_CHANGED"] {
  const { currency } = requireMarketplace(marketplaceId)
  const money = (minor: number) => ({ Amount: numberOf(minor, currency), CurrencyCode: currency })
  const priceOf = (offer: Offer) => ({
    Condition: offer.condition.toLowerCase(),
    LandedPrice: money(landed(offer)),
    ListingPrice: money(offer.price),
    Shipping: money(offer.shipping),
  })
  const reference = referencePrice(emulator, marketplaceId, asin) ?? 0
  const cheapest = featured ? landed(featured) : reference
  const counts = groups(offers).map(({ condition, fulfilledBy, members }) => ({
    Condition: condition.toLowerCase(),
    FulfillmentChannel: channelOf(fulfilledBy),
    OfferCount: members.length,
  }))
  const eligible = offers.filter(({ condition }) => condition === "New")
  return {
    AnyOfferChangedNotification: {
      SellerId: sellerId,
      OfferChangeTrigger: {
        MarketplaceId: marketplaceId,
        ASIN: asin,
        ItemCondition: "new",
        TimeOfOfferChange: new Date(at).toISOString(),
        OfferChangeType: "External",
      },
      Summary: {
        NumberOfOffers: counts,
        LowestPrices: groups(offers).map(({ fulfilledBy, members: [first] }) => ({
          ...priceOf(first as Offer),
          FulfillmentChannel: channelOf(fulfilledBy),
        })),
        BuyBoxPrices: featured ? [priceOf(featured)] : [],
        ListPrice: money(reference),
        MinimumAdvertisedPrice: money(0),
        SuggestedLowerPricePlusShipping: money(cheapest),
        TotalBuyBoxEligibleOffers: eligible.length,
        SalesRankings: [],
        NumberOfBuyBoxEligibleOffers: counts.filter(({ Condition }) => Condition === "new"),
        CompetitivePriceThreshold: money(cheapest),
      },
      Offers: offers.slice(0, 20).map((offer) => ({
        SellerId: offer.sellerId,
        SubCondition: offer.condition.toLowerCase(),
        SellerFeedbackRating: { FeedbackCount: 120, SellerPositiveFeedbackRating: 97 },
        ShippingTime: {
          MinimumHours: 24,
          MaximumHours: 48,
          AvailabilityType: "NOW",
          AvailableDate: new Date(at).toISOString(),
        },
        ListingPrice: money(offer.price),
        Points: { PointsNumber: 0 },
        Shipping: money(offer.shipping),
        ShipsFrom: { Country: requireMarketplace(marketplaceId).countryCode, State: "" },
        IsFulfilledByAmazon: offer.fulfilledBy === "AFN",
        IsBuyBoxWinner: offer === featured,
        PrimeInformation: {
          IsOfferPrime: offer.fulfilledBy === "AFN",
          IsOfferNationalPrime: offer.fulfilledBy === "AFN",
        },
        IsExpeditedShippingAvailable: false,
        IsFeaturedMerchant: true,
        ShipsDomestically: true,
        ShipsInternationally: false,
      })),
    },
  }
}

/** The payload of PRICING_HEALTH: the seller's offer costs more than the featured one. */
export function pricingHealth(
  emulator: Emulator,
  { asin, marketplaceId, sellerId, at, offers, featured }: Page,
  own: Offer
): ListingEventPayloads["PRICING_HEALTH"] {
  const { currency } = requireMarketplace(marketplaceId)
  const money = (minor: number) => ({ amount: numberOf(minor, currency), currencyCode: currency })
  const priceOf = (offer: Offer) => ({
    condition: offer.condition.toLowerCase(),
    landedPrice: money(landed(offer)),
    listingPrice: money(offer.price),
    shipping: money(offer.shipping),
  })
  const counts = groups(offers).map(({ condition, fulfilledBy, members }) => ({
    condition: condition.toLowerCase(),
    fulfillmentType: fulfilledBy,
    offerCount: members.length,
  }))
  const reference = referencePrice(emulator, marketplaceId, asin) ?? 0
  return {
    issueType: "BuyBoxDisqualification",
    sellerId,
    offerChangeTrigger: {
      marketplaceId,
      asin,
      itemCondition: "new",
      timeOfOfferChange: new Date(at).toISOString(),
    },
    merchantOffer: { ...priceOf(own), fulfillmentType: own.fulfilledBy },
    summary: {
      numberOfOffers: counts,
      buyBoxEligibleOffers: counts.filter(({ condition }) => condition === "new"),
      ...(featured && { buyBoxPrices: [priceOf(featured)] }),
      salesRankings: [],
      referencePrice: {
        averageSellingPrice: money(reference),
        ...(featured && { competitivePriceThreshold: money(landed(featured)) }),
      },
    },
  }
}

const channelOf = (fulfilledBy: Offer["fulfilledBy"]) =>
  fulfilledBy === "AFN" ? "Amazon" : "Merchant"

/** Offers by condition and who ships them, cheapest first in each. */
function groups(offers: readonly Offer[]) {
  const kinds = new Map<
    string,
    { condition: string; fulfilledBy: Offer["fulfilledBy"]; members: Offer[] }
  >()
  for (const offer of offers) {
    const { condition, fulfilledBy } = offer
    const key = `${condition} ${fulfilledBy}`
    const kind = kinds.get(key) ?? { condition, fulfilledBy, members: [] }
    kind.members.push(offer)
    kinds.set(key, kind)
  }
  return [...kinds.values()]
}
