import { toIso } from "../core/clock.js"
import { decimalsOf } from "../core/money.js"
import { findMarketplace } from "../amazon/marketplaces.js"
import { quantityOf } from "./stock.js"
import type { AttributeValue, ListingRecord } from "./types.js"

export type ListingStatus = "BUYABLE" | "DISCOVERABLE"

/** A listing with stock (or in Amazon's warehouses) can be bought; every listing can be found. */
export function statusOf(listing: ListingRecord): ListingStatus[] {
  const quantity = quantityOf(listing)
  return quantity === null || quantity > 0 ? ["BUYABLE", "DISCOVERABLE"] : ["DISCOVERABLE"]
}

/** The listing as Listings Items 2021-08-01 tells it, for the marketplaces and data sets asked. */
export function presentListing(
  listing: ListingRecord,
  marketplaceIds: readonly string[],
  included: ReadonlySet<string>,
  now: number,
  imagesUrl: string
) {
  const shown = listing.marketplaceIds.filter((id) => marketplaceIds.includes(id))
  return {
    sku: listing.sku,
    ...(included.has("summaries") && {
      summaries: shown.map((id) => summary(listing, id, imagesUrl)),
    }),
    ...(included.has("attributes") && { attributes: attributes(listing, shown) }),
    ...(included.has("issues") && { issues: issues(listing, shown) }),
    ...(included.has("offers") && { offers: offers(listing, shown, now) }),
    ...(included.has("fulfillmentAvailability") && {
      fulfillmentAvailability: availability(listing),
    }),
    ...(included.has("procurement") && { procurement: [] }),
    ...(included.has("relationships") && {
      relationships: shown.map((marketplaceId) => ({ marketplaceId, relationships: [] })),
    }),
    ...(included.has("productTypes") && {
      productTypes: shown.map((marketplaceId) => ({
        marketplaceId,
        productType: listing.productType,
      })),
    }),
  }
}

function summary(listing: ListingRecord, marketplaceId: string, imagesUrl: string) {
  return {
    marketplaceId,
    asin: listing.asin,
    productType: listing.productType,
    conditionType: "new_new",
    status: statusOf(listing),
    ...(listing.fnSku && { fnSku: listing.fnSku }),
    itemName: listing.title,
    createdDate: toIso(listing.createdDate),
    lastUpdatedDate: toIso(listing.lastUpdatedDate),
    mainImage: { link: `${imagesUrl}/${listing.asin}.svg`, height: 500, width: 500 },
  }
}

function attributes(listing: ListingRecord, marketplaceIds: readonly string[]) {
  const shown = (value: AttributeValue) =>
    value.marketplace_id === undefined || marketplaceIds.includes(String(value.marketplace_id))
  return Object.fromEntries(
    Object.entries(listing.attributes)
      .map(([name, values]) => [name, values.filter(shown)] as const)
      .filter(([, values]) => values.length > 0)
  )
}

/** Where an issue applies is left out: not every published version of the model allows it. */
function issues(listing: ListingRecord, marketplaceIds: readonly string[]) {
  return listing.issues
    .filter(
      (issue) =>
        !issue.marketplaceIds || issue.marketplaceIds.some((id) => marketplaceIds.includes(id))
    )
    .map(({ marketplaceIds: _, ...issue }) => issue)
}

function offers(listing: ListingRecord, marketplaceIds: readonly string[], now: number) {
  return (listing.attributes.purchasable_offer ?? [])
    .filter((offer) => marketplaceIds.includes(String(offer.marketplace_id)))
    .flatMap((offer) => {
      const price = salePrice(offer, now) ?? firstPrice(offer.our_price)
      const audience = String(offer.audience ?? "ALL")
      if (price === null) {
        return []
      }
      const currency =
        findMarketplace(String(offer.marketplace_id))?.currency ?? String(offer.currency)
      return [
        {
          marketplaceId: String(offer.marketplace_id),
          offerType: audience === "ALL" ? "B2C" : "B2B",
          price: { currencyCode: currency, amount: price.toFixed(decimalsOf(currency)) },
          audience: {
            value: audience,
            displayName: audience === "ALL" ? "Sell on Amazon" : audience,
          },
        },
      ]
    })
}

interface Schedule {
  start_at?: string | { value?: string }
  end_at?: string | { value?: string }
  value_with_tax?: number
}

function firstPrice(value: unknown): number | null {
  const schedule = schedules(value)[0]
  return typeof schedule?.value_with_tax === "number" ? schedule.value_with_tax : null
}

/** The discounted price while its period lasts. */
function salePrice(offer: AttributeValue, now: number): number | null {
  const instant = (value: Schedule["start_at"]) =>
    Date.parse((typeof value === "object" ? value.value : value) ?? "")
  const schedule = schedules(offer.discounted_price).find(
    (entry) => instant(entry.start_at) <= now && now < instant(entry.end_at)
  )
  return schedule?.value_with_tax ?? null
}

function schedules(value: unknown): Schedule[] {
  const list = value as { schedule?: Schedule[] }[] | undefined
  return list?.[0]?.schedule ?? []
}

/** Amazon tells a quantity only for the stock that the seller ships. */
function availability(listing: ListingRecord) {
  return (listing.attributes.fulfillment_availability ?? []).map((entry) => ({
    fulfillmentChannelCode: String(entry.fulfillment_channel_code),
    ...(typeof entry.quantity === "number" && { quantity: entry.quantity }),
  }))
}
