/** An order changed. What it is now is asked of Amazon: the message tells only some of it. */
export interface OrderChangeFact {
  kind: "order_change"
  sellerId: string | null
  orderId: string
  marketplaceId: string | null
  /** In the words of Orders v0, e.g. `Unshipped`. */
  status: string | null
  changeType: string | null
  reason: string | null
  /** ISO 8601. */
  changedAt: string | null
}

/** Status or issues of a listing changed. */
export interface ListingChangeFact {
  kind: "listing_status" | "listing_issues"
  sellerId: string | null
  sku: string
  marketplaceId: string | null
  asin: string | null
  /** `BUYABLE`, `DISCOVERABLE` …; empty for a message about issues. */
  status: string[]
  /** `ERROR`, `WARNING` …; empty for a message about the status. */
  severities: string[]
  enforcements: string[]
}

/** A feed or report came to its end. */
export interface ProcessingFinishedFact {
  kind: "feed_finished" | "report_finished"
  sellerId: string | null
  /** Of the feed or report. */
  id: string
  type: string | null
  /** `DONE`, `CANCELLED`, `FATAL`. */
  status: string
  documentId: string | null
}

export interface AccountStatusFact {
  kind: "account_status"
  /** `NORMAL`, `AT_RISK`, `DEACTIVATED`. */
  previous: string | null
  current: string
}

/** Somebody's offer of a product changed, ours or another seller's. */
export interface OfferChangeFact {
  kind: "offer_change"
  sellerId: string | null
  asin: string
  marketplaceId: string | null
  condition: string | null
  changedAt: string | null
  /** `External`, `Internal`, `Featured Offer`. */
  changeType: string | null
}

/** Our price keeps an offer from being featured. */
export interface PricingHealthFact {
  kind: "pricing_health"
  sellerId: string | null
  asin: string
  marketplaceId: string | null
  condition: string | null
  issue: string
  changedAt: string | null
}

/** Units at Amazon, one entry per marketplace. */
export interface FbaInventoryFact {
  kind: "fba_inventory"
  sellerId: string | null
  sku: string
  asin: string | null
  fnSku: string | null
  marketplaces: { marketplaceId: string; fulfillable: number | null }[]
}

/** The application's client secret must be rotated by then. */
export interface SecretExpiryFact {
  kind: "secret_expiry"
  clientId: string
  expiresAt: string | null
  /** E.g. `PERIODIC_ROTATION`. */
  reason: string | null
}

/** The application has a new client secret, which is told nowhere else. */
export interface NewSecretFact {
  kind: "new_secret"
  clientId: string
  expiresAt: string | null
  oldExpiresAt: string | null
}

/** A type, or a version of one, that is not understood. */
export interface UnknownFact {
  kind: "unknown"
}

export type NotificationFact =
  | OrderChangeFact
  | ListingChangeFact
  | ProcessingFinishedFact
  | AccountStatusFact
  | OfferChangeFact
  | PricingHealthFact
  | FbaInventoryFact
  | SecretExpiryFact
  | NewSecretFact
  | UnknownFact
