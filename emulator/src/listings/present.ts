import { toIso } from "../core/clock.js"
import { sliceOf, textOf } from "./attributes.js"
import { presentOffers } from "./offers.js"
import { presentRelationships } from "./relationships.js"
import { statusIn } from "./status.js"
import type { ListingRecord } from "./types.js"

export { statusOf } from "./status.js"

/**
 * The listing as Listings Items 2021-08-01 tells it, for the marketplaces and data sets asked;
 * `siblings` are the seller's listings, among which its relationships are looked for.
 */
export function presentListing(
  listing: ListingRecord,
  marketplaceIds: readonly string[],
  included: ReadonlySet<string>,
  now: number,
  imagesUrl: string,
  siblings: readonly ListingRecord[] = []
) {
  const shown = listing.marketplaceIds.filter((id) => marketplaceIds.includes(id))
  return {
    sku: listing.sku,
    ...(included.has("summaries") && {
      summaries: shown.map((id) => summary(listing, id, imagesUrl)),
    }),
    ...(included.has("attributes") && { attributes: attributes(listing, shown) }),
    ...(included.has("issues") && { issues: issues(listing, shown) }),
    ...(included.has("offers") && { offers: presentOffers(listing, shown, now) }),
    ...(included.has("fulfillmentAvailability") && {
      fulfillmentAvailability: availability(listing),
    }),
    // Cost prices are for vendors.
    ...(included.has("procurement") && { procurement: [] }),
    ...(included.has("relationships") && {
      relationships: shown.map((marketplaceId) => ({
        marketplaceId,
        relationships: presentRelationships(listing, siblings, marketplaceId),
      })),
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
  const here = sliceOf(listing.attributes, marketplaceId)
  return {
    marketplaceId,
    asin: listing.asin,
    productType: listing.productType,
    conditionType: textOf(here, "condition_type") ?? "new_new",
    status: statusIn(listing, marketplaceId),
    ...(listing.fnSku && { fnSku: listing.fnSku }),
    itemName: textOf(here, "item_name") ?? listing.title,
    createdDate: toIso(listing.createdDate),
    lastUpdatedDate: toIso(listing.lastUpdatedDate),
    mainImage: { link: `${imagesUrl}/${listing.asin}.svg`, height: 500, width: 500 },
  }
}

function attributes(listing: ListingRecord, marketplaceIds: readonly string[]) {
  return Object.fromEntries(
    Object.entries(listing.attributes)
      .map(
        ([name, values]) =>
          [
            name,
            values.filter(
              ({ marketplace_id: id }) => id === undefined || marketplaceIds.includes(String(id))
            ),
          ] as const
      )
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

/** Amazon tells a quantity only for the stock that the seller ships. */
function availability(listing: ListingRecord) {
  return (listing.attributes.fulfillment_availability ?? []).map((entry) => ({
    fulfillmentChannelCode: String(entry.fulfillment_channel_code),
    ...(typeof entry.quantity === "number" && { quantity: entry.quantity }),
  }))
}
