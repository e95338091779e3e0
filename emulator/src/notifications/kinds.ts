/** How the notifications of a type are written, and which of Amazon's schemas judges them. */
export interface NotificationKind {
  /** Of `Payload`; a subscription names one of them. The last is the newest. */
  versions: readonly string[]
  /** Names of the envelope begin with a capital, or do not. */
  capitals: boolean
  /** Null: Amazon publishes none. */
  schema: string | null
  notificationVersion?: string
}

const kind = (
  schema: string | null,
  capitals: boolean,
  versions: readonly string[] = ["1.0"],
  notificationVersion = "1.0"
): NotificationKind => ({ versions, capitals, schema, notificationVersion })

/** Types that the emulator sends. */
export const NOTIFICATION_KINDS: Readonly<Record<string, NotificationKind>> = {
  ORDER_CHANGE: kind("orderChangeNotification", true),
  LISTINGS_ITEM_STATUS_CHANGE: kind("listingsItemStatusChangeNotification", true),
  LISTINGS_ITEM_ISSUES_CHANGE: kind("listingsItemIssuesChangeNotification20231213", true, [
    "2023-12-13",
  ]),
  LISTINGS_ITEM_MFN_QUANTITY_CHANGE: kind("listingsItemMfnQuantityChange", true),
  ANY_OFFER_CHANGED: kind("anyOfferChangedNotification", true),
  PRICING_HEALTH: kind("pricingHealthNotification", false),
  FBA_INVENTORY_AVAILABILITY_CHANGES: kind("fbaInventoryAvailabilityChangeNotification", true),
  FEED_PROCESSING_FINISHED: kind(
    ...(["feedProcessingFinishedNotification", false, ["2020-09-04"], "2020-09-04"] as const)
  ),
  REPORT_PROCESSING_FINISHED: kind(
    ...(["reportProcessingFinishedNotification", false, ["2020-09-04"], "2020-09-04"] as const)
  ),
  ACCOUNT_STATUS_CHANGED: kind(null, false, ["2021-01-01"]),
  APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY: kind(null, false, ["2023-11-30"]),
  APPLICATION_OAUTH_CLIENT_NEW_SECRET: kind(null, false, ["2023-11-30"]),
}
