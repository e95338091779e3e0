export const LISTINGS_FEED = "JSON_LISTINGS_FEED"

/** Order feeds, which are still current: XML, and their flat-file twins. */
export const ORDER_FEEDS = [
  "POST_ORDER_FULFILLMENT_DATA",
  "POST_ORDER_ACKNOWLEDGEMENT_DATA",
  "POST_PAYMENT_ADJUSTMENT_DATA",
  "POST_FLAT_FILE_FULFILLMENT_DATA",
  "POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA",
  "POST_FLAT_FILE_PAYMENT_ADJUSTMENT_DATA",
] as const
export type OrderFeed = (typeof ORDER_FEEDS)[number]

/** Listing feeds in XML and as flat files: "from July 31, 2025 such feeds end FATAL". */
const RETIRED = [
  "POST_PRODUCT_DATA",
  "POST_INVENTORY_AVAILABILITY_DATA",
  "POST_PRODUCT_OVERRIDES_DATA",
  "POST_PRODUCT_PRICING_DATA",
  "POST_PRODUCT_IMAGE_DATA",
  "POST_PRODUCT_RELATIONSHIP_DATA",
  "POST_FLAT_FILE_INVLOADER_DATA",
  "POST_FLAT_FILE_LISTINGS_DATA",
  "POST_FLAT_FILE_BOOKLOADER_DATA",
  "POST_FLAT_FILE_CONVERGENCE_LISTINGS_DATA",
  "POST_FLAT_FILE_PRICEANDQUANTITYONLY_UPDATE_DATA",
  "POST_UIEE_BOOKLOADER_DATA",
]

export function isOrderFeed(feedType: string): feedType is OrderFeed {
  return (ORDER_FEEDS as readonly string[]).includes(feedType)
}

/** Whether createFeed takes it; a retired type is taken and ends FATAL. */
export function isFeedType(feedType: string): boolean {
  return feedType === LISTINGS_FEED || isOrderFeed(feedType) || RETIRED.includes(feedType)
}
