import { findMarketplace } from "../amazon/marketplaces.js"
import { toIso } from "../core/clock.js"
import { decimalsOf } from "../core/money.js"
import { totalOf } from "./ledger.js"
import type { AmountType, LedgerEntry, LedgerItem, LedgerLine } from "./ledger.js"

/** Amazon keeps the money of a shipment back for a while. */
const DEFERRED_MS = 7 * 86_400_000

const NAMES: Record<AmountType, string> = {
  ...{ ItemPrice: "Sales", ItemFees: "Expenses", ItemWithheldTax: "Tax" },
}

export function statusOf(entry: LedgerEntry, now: number): string {
  if (entry.type === "Refund") {
    return "RELEASED"
  }
  return entry.postedAt + DEFERRED_MS > now ? "DEFERRED" : "DEFERRED_RELEASED"
}

/** A transaction of Finances 2024-06-19. Its breakdowns add up to its total. */
export function presentTransaction(entry: LedgerEntry, now: number) {
  const { order } = entry
  const { currency, marketplaceId, orderId, sellerId } = order
  const identifier = (name: string, value: string) => ({
    ...{ relatedIdentifierName: name, relatedIdentifierValue: value },
  })
  return {
    sellingPartnerMetadata: {
      ...{ sellingPartnerId: sellerId, accountType: "Standard Orders", marketplaceId },
    },
    relatedIdentifiers: [
      identifier("ORDER_ID", orderId),
      ...(entry.shipmentId === null ? [] : [identifier("SHIPMENT_ID", entry.shipmentId)]),
      ...(entry.type === "Refund" ? [identifier("REFUND_ID", entry.id)] : []),
    ],
    ...{ transactionType: entry.type, transactionId: entry.id },
    transactionStatus: statusOf(entry, now),
    description: entry.type === "Refund" ? "Refund Order" : "Order Payment",
    postedDate: toIso(entry.postedAt),
    totalAmount: amount(totalOf(entry), currency),
    marketplaceDetails: {
      marketplaceId,
      marketplaceName: findMarketplace(marketplaceId)?.name ?? "",
    },
    items: entry.items.map((item) => presentItem(item, entry)),
    breakdowns: breakdowns(
      entry.items.flatMap((item) => item.lines),
      currency
    ),
  }
}

function presentItem(item: LedgerItem, entry: LedgerEntry) {
  const { currency, fulfilledBy } = entry.order
  return {
    description: item.item.title,
    totalAmount: amount(totalOf({ items: [item] }), currency),
    contexts: [
      {
        contextType: "ProductContext",
        ...{ asin: item.item.asin, sku: item.item.sku, quantityShipped: item.quantity },
        fulfillmentNetwork: fulfilledBy === "AMAZON" ? "AFN" : "MFN",
      },
    ],
    breakdowns: breakdowns(item.lines, currency),
  }
}

/** Groups with their parts, each with its sum. */
function breakdowns(lines: readonly LedgerLine[], currency: string) {
  const sum = (some: readonly LedgerLine[]) => some.reduce((total, line) => total + line.amount, 0)
  const types = [...new Set(lines.map((line) => line.type))]
  return types.map((type) => {
    const own = lines.filter((line) => line.type === type)
    const parts = [...new Set(own.map((line) => line.description))]
    return {
      breakdownType: NAMES[type],
      breakdownAmount: amount(sum(own), currency),
      breakdowns: parts.map((part) => ({
        breakdownType: part,
        breakdownAmount: amount(sum(own.filter((line) => line.description === part)), currency),
      })),
    }
  })
}

/** The model has numbers here, not texts. */
function amount(minor: number, currency: string) {
  return { currencyCode: currency, currencyAmount: minor / 10 ** decimalsOf(currency) }
}
