import type { NotificationEnvelope } from "./envelope"
import type { NotificationFact } from "./facts"
import { countOf, fieldOf, listOf, textOf, textsOf, timeOf } from "./fields"
import { isNotificationType, type NotificationType } from "./types"

const UNKNOWN: NotificationFact = { kind: "unknown" }

/**
 * What a notification tells, without personal data and secrets. Every version is read as far as it
 * has the fields that matter; where it lacks the one that says what it is about, or is of a type not
 * understood, it is unknown.
 */
export function readFact({ type, payload }: NotificationEnvelope): NotificationFact {
  return isNotificationType(type) ? (READERS[type](payload) ?? UNKNOWN) : UNKNOWN
}

/** The new client secret of a message that brings one. To be stored encrypted and never logged. */
export function readNewSecret({ type, payload }: NotificationEnvelope): string | null {
  return type === "APPLICATION_OAUTH_CLIENT_NEW_SECRET"
    ? textOf(within(payload, "applicationOAuthClientNewSecret"), "newClientSecret")
    : null
}

/** Some types have their fields in an object of the type's name, others directly in the payload. */
const within = (payload: unknown, name: string): unknown => fieldOf(payload, name) ?? payload

const READERS: Record<NotificationType, (payload: unknown) => NotificationFact | null> = {
  ORDER_CHANGE: (payload) => {
    const change = within(payload, "OrderChangeNotification")
    const orderId = textOf(change, "AmazonOrderId")
    const trigger = fieldOf(change, "OrderChangeTrigger")
    const summary = fieldOf(change, "Summary")
    return orderId
      ? {
          kind: "order_change",
          sellerId: textOf(change, "SellerId"),
          orderId,
          marketplaceId: textOf(summary, "MarketplaceId"),
          status: textOf(summary, "OrderStatus"),
          changeType: textOf(change, "OrderChangeType"),
          reason: textOf(trigger, "ChangeReason"),
          changedAt: timeOf(trigger, "TimeOfOrderChange"),
        }
      : null
  },
  LISTINGS_ITEM_STATUS_CHANGE: (payload) => listingChange("listing_status", payload),
  LISTINGS_ITEM_ISSUES_CHANGE: (payload) => listingChange("listing_issues", payload),
  FEED_PROCESSING_FINISHED: (payload) =>
    finished("feed", within(payload, "feedProcessingFinishedNotification"), "resultFeedDocumentId"),
  REPORT_PROCESSING_FINISHED: (payload) =>
    finished("report", within(payload, "reportProcessingFinishedNotification"), "reportDocumentId"),
  ACCOUNT_STATUS_CHANGED: (payload) => {
    const change = within(payload, "accountStatusChangeNotification")
    const current = textOf(change, "currentAccountStatus")
    return current
      ? { kind: "account_status", previous: textOf(change, "previousAccountStatus"), current }
      : null
  },
  ANY_OFFER_CHANGED: (payload) => {
    const change = within(payload, "AnyOfferChangedNotification")
    const trigger = fieldOf(change, "OfferChangeTrigger")
    const asin = textOf(trigger, "ASIN")
    return asin
      ? {
          kind: "offer_change",
          sellerId: textOf(change, "SellerId"),
          asin,
          ...triggerOf(trigger),
          changeType: textOf(trigger, "OfferChangeType"),
        }
      : null
  },
  PRICING_HEALTH: (payload) => {
    const trigger = fieldOf(payload, "offerChangeTrigger")
    const asin = textOf(trigger, "asin")
    const issue = textOf(payload, "issueType")
    return asin && issue
      ? {
          kind: "pricing_health",
          sellerId: textOf(payload, "sellerId"),
          asin,
          ...triggerOf(trigger),
          issue,
        }
      : null
  },
  FBA_INVENTORY_AVAILABILITY_CHANGES: (payload) => {
    const sku = textOf(payload, "SKU")
    return sku
      ? {
          kind: "fba_inventory",
          sellerId: textOf(payload, "SellerId"),
          sku,
          asin: textOf(payload, "ASIN"),
          fnSku: textOf(payload, "FNSKU"),
          marketplaces: listOf(payload, "FulfillmentInventoryByMarketplace").flatMap((entry) => {
            const marketplaceId = textOf(entry, "MarketplaceId")
            const fulfillable = countOf(fieldOf(entry, "FulfillmentInventory"), "Fulfillable")
            return marketplaceId ? [{ marketplaceId, fulfillable }] : []
          }),
        }
      : null
  },
  APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY: (payload) => {
    const expiry = within(payload, "applicationOAuthClientSecretExpiry")
    const clientId = textOf(expiry, "clientId")
    return clientId
      ? {
          kind: "secret_expiry",
          clientId,
          expiresAt: timeOf(expiry, "clientSecretExpiryTime"),
          reason: textOf(expiry, "clientSecretExpiryReason"),
        }
      : null
  },
  APPLICATION_OAUTH_CLIENT_NEW_SECRET: (payload) => {
    const secret = within(payload, "applicationOAuthClientNewSecret")
    const clientId = textOf(secret, "clientId")
    return clientId && textOf(secret, "newClientSecret")
      ? {
          kind: "new_secret",
          clientId,
          expiresAt: timeOf(secret, "newClientSecretExpiryTime"),
          oldExpiresAt: timeOf(secret, "oldClientSecretExpiryTime"),
        }
      : null
  },
}

const triggerOf = (trigger: unknown) => ({
  marketplaceId: textOf(trigger, "MarketplaceId"),
  condition: textOf(trigger, "ItemCondition"),
  changedAt: timeOf(trigger, "TimeOfOfferChange"),
})

const listingChange = (
  kind: "listing_status" | "listing_issues",
  payload: unknown
): NotificationFact | null => {
  const sku = textOf(payload, "Sku")
  return sku
    ? {
        kind,
        sellerId: textOf(payload, "SellerId"),
        sku,
        marketplaceId: textOf(payload, "MarketplaceId"),
        asin: textOf(payload, "Asin"),
        status: textsOf(payload, "Status"),
        severities: textsOf(payload, "Severities"),
        enforcements: textsOf(payload, "EnforcementActions"),
      }
    : null
}

const finished = (
  what: "feed" | "report",
  fields: unknown,
  document: string
): NotificationFact | null => {
  const id = textOf(fields, `${what}Id`)
  const status = textOf(fields, "processingStatus")
  return id && status
    ? {
        kind: `${what}_finished`,
        sellerId: textOf(fields, "sellerId"),
        id,
        type: textOf(fields, `${what}Type`),
        status,
        documentId: textOf(fields, document),
      }
    : null
}

/** What a fact is about, as far as facts of the same type and subject are about the same thing. */
export function subjectOf(fact: NotificationFact): string | null {
  switch (fact.kind) {
    case "order_change":
      return fact.orderId
    case "listing_status":
    case "listing_issues":
    case "fba_inventory":
      return fact.sku
    case "feed_finished":
    case "report_finished":
      return fact.id
    case "offer_change":
    case "pricing_health":
      return fact.asin
    case "secret_expiry":
    case "new_secret":
      return fact.clientId
    case "account_status":
    case "unknown":
      return null
  }
}

/** The seller a fact is about, where it says so. */
export const sellerOf = (fact: NotificationFact): string | null =>
  "sellerId" in fact ? fact.sellerId : null
