import type {
  AmazonOrderTab,
  AmazonProblemDto,
  AttributeMapDto,
  ConnectionError,
  DataflowId,
  HeldReasonCode,
  InboxOrderState,
  ListingTab,
  OutboxState,
  StoreStatus,
} from "../../types"

/*
 * The codes the admin has words for. The API may answer newer ones: `useWords` falls back to a
 * sentence that shows the code itself. The unit test checks that each has a text in each language.
 */

export const ORDER_TABS: AmazonOrderTab[] = [
  "all",
  "to_ship",
  "held",
  "waiting",
  "fba",
  "cancelled",
]

export const LISTING_TABS: ListingTab[] = ["all", "linked", "unmatched", "inactive", "fba"]

export const STORE_STATUSES: StoreStatus[] = [
  "setup",
  "waiting",
  "active",
  "lapsed",
  "disconnected",
  "paused",
  "closing",
]

export const DATAFLOWS: DataflowId[] = [
  "order-import",
  "order-status-update",
  "stock-update",
  "full-stock-update",
  "listing-sync",
  "notifications",
]

export const ORDER_STATES: InboxOrderState[] = [
  "received",
  "waiting",
  "importing",
  "imported",
  "held",
  "ignored",
]

export const HELD_REASONS: HeldReasonCode[] = [
  "unknown_sku",
  "unknown_marketplace",
  "amounts_missing",
  "currency_mismatch",
  "unexplained_total",
  "sales_channel_missing",
  "region_missing",
  "import_failed",
  "invalid_order",
]

export const CONNECTION_ERRORS: ConnectionError[] = [
  "unknown_state",
  "state_used",
  "state_expired",
  "other_user",
  "denied",
  "answer_incomplete",
  "not_configured",
  "code_expired",
  "application_refused",
  "address_not_registered",
  "draft_application",
  "individual_plan",
  "marketplace_not_in_account",
  "amazon_unavailable",
  "grant_expired",
  "abandoned",
]

export const SEVERITIES: AmazonProblemDto["severity"][] = [
  "blocks_orders",
  "blocks_selling",
  "soon",
  "note",
]

export const OUTBOX_STATES: OutboxState[] = [
  "waiting",
  "sending",
  "sent",
  "confirmed",
  "refused",
  "superseded",
  "cancelled",
]

/** Amazon's `fulfillmentStatus` values of Orders 2026-01-01. */
export const AMAZON_STATUSES = [
  "PENDING_AVAILABILITY",
  "PENDING",
  "UNSHIPPED",
  "PARTIALLY_SHIPPED",
  "SHIPPED",
  "CANCELLED",
  "UNFULFILLABLE",
]

export const IDENTIFIERS: AttributeMapDto["identifier"][] = [
  "SKU",
  "EAN",
  "UPC",
  "GTIN",
  "ISBN",
  "ASIN",
]

/** Attributes of a Medusa variant that commonly hold an identifier. */
export const VARIANT_ATTRIBUTES = ["sku", "barcode", "ean", "upc"] as const

/** What the data flows count, in the order in which it happens. */
export const RUN_COUNTS = [
  "read",
  "new",
  "changed",
  "imported",
  "held",
  "waiting",
  "ignored",
  "reviewed",
  "linked",
  "gone",
  "decided",
  "compared",
  "collected",
  "sent",
  "confirmed",
  "refused",
  "subscribed",
  "received",
  "repeated",
  "known",
  "left_to_poll",
  "left_to_sync",
  "unreadable",
  "would_add",
  "would_link",
  "would_remove",
  "would_import",
  "would_review",
  "would_hold",
  "would_wait",
  "would_ignore",
  "would_send",
  "would_confirm",
  "would_refuse",
]

/** Operations of Amazon's that have a name; others are shown by Amazon's. */
export const OPERATIONS = [
  "searchOrders",
  "getOrder",
  "confirmShipment",
  "getListingsItem",
  "searchListingsItems",
  "patchListingsItem",
  "putListingsItem",
  "deleteListingsItem",
  "getListingsRestrictions",
  "searchCatalogItems",
  "getCatalogItem",
  "getDefinitionsProductType",
  "getCompetitiveSummary",
  "getMarketplaceParticipations",
  "getInventorySummaries",
  "listTransactions",
  "createFeed",
  "getFeed",
  "createReport",
  "getReport",
  "getReportDocument",
  "getSubscription",
  "createSubscription",
  "createRestrictedDataToken",
  "rotateApplicationClientSecret",
  "refreshAccessToken",
]
