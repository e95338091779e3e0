import { divideRounded } from "../core/money.js"
import type { Emulator } from "../emulator.js"
import { refundsOf } from "./refunds.js"
import type { OrderItemRecord, OrderRecord, PackageRecord } from "../orders/types.js"

export type AmountType = "ItemPrice" | "ItemFees" | "ItemWithheldTax"

/** One amount of an item, as settlements and transactions name it; minor units, signed. */
export interface LedgerLine {
  type: AmountType
  description: string
  amount: number
}

export interface LedgerItem {
  item: OrderItemRecord
  quantity: number
  lines: LedgerLine[]
}

/** A shipment paid for or a refund: what Amazon credits to a seller, or takes back. */
export interface LedgerEntry {
  id: string
  type: "Shipment" | "Refund"
  order: OrderRecord
  postedAt: number
  shipmentId: string | null
  items: LedgerItem[]
}

/** Amazon's share of what the buyer pays for the goods; invented, as fees differ by category. */
const COMMISSION_PERCENT = 15

/** Everything that Amazon has posted to a seller's account, oldest first. */
export function ledgerOf(emulator: Emulator, sellerId: string): LedgerEntry[] {
  return Object.values(emulator.state.orders)
    .filter((order) => order.sellerId === sellerId)
    .flatMap((order) => [...shipments(order), ...refunds(emulator, order)])
    .sort((a, b) => a.postedAt - b.postedAt || (a.id < b.id ? -1 : 1))
}

export function totalOf(entry: Pick<LedgerEntry, "items">): number {
  return entry.items.flatMap((item) => item.lines).reduce((sum, line) => sum + line.amount, 0)
}

function shipments(order: OrderRecord): LedgerEntry[] {
  if (order.fulfilledBy === "AMAZON") {
    return order.status === "SHIPPED" ? [byAmazon(order)] : []
  }
  const shippedBefore = new Map<string, number>()
  return order.packages.map((entry) => posted(order, entry, shippedBefore))
}

function byAmazon(order: OrderRecord): LedgerEntry {
  const items = order.items.map((item) => ledgerItem(item, 0, item.quantity))
  const id = `S-${order.orderId}-1`
  return {
    ...{ id, type: "Shipment", order, postedAt: order.lastUpdatedTime, shipmentId: id, items },
  }
}

function posted(
  order: OrderRecord,
  entry: PackageRecord,
  shippedBefore: Map<string, number>
): LedgerEntry {
  const items = entry.items.flatMap(({ orderItemId, quantity }) => {
    const item = order.items.find((candidate) => candidate.orderItemId === orderItemId)
    const before = shippedBefore.get(orderItemId) ?? 0
    shippedBefore.set(orderItemId, before + quantity)
    return item ? [ledgerItem(item, before, quantity)] : []
  })
  const id = `S-${order.orderId}-${entry.packageReferenceId}`
  return { id, type: "Shipment", order, postedAt: entry.createdTime, shipmentId: id, items }
}

/** The share of an item's amounts that belongs to units `before` to `before + quantity`. */
function ledgerItem(item: OrderItemRecord, before: number, quantity: number): LedgerItem {
  const share = (amount: number) => {
    const upTo = (units: number) => Math.floor((amount * units) / item.quantity)
    return upTo(before + quantity) - upTo(before)
  }
  const wrap = item.giftWrap
  const tax = share(item.item.tax) + share(item.shipping.tax) + share(wrap?.tax ?? 0)
  const fee = -divideRounded(share(item.item.net) * COMMISSION_PERCENT, 100)
  const lines: LedgerLine[] = [
    { type: "ItemPrice", description: "Principal", amount: share(item.item.net) },
    { type: "ItemPrice", description: "Tax", amount: share(item.item.tax) },
    { type: "ItemPrice", description: "Shipping", amount: share(item.shipping.net) },
    { type: "ItemPrice", description: "ShippingTax", amount: share(item.shipping.tax) },
    { type: "ItemPrice", description: "GiftWrap", amount: share(wrap?.net ?? 0) },
    { type: "ItemPrice", description: "GiftWrapTax", amount: share(wrap?.tax ?? 0) },
    { type: "ItemFees", description: "Commission", amount: fee },
    {
      type: "ItemWithheldTax",
      description: "MarketplaceFacilitatorTax-Principal",
      amount: item.taxCollectedBy ? -tax : 0,
    },
  ]
  return { item, quantity, lines: lines.filter((line) => line.amount !== 0) }
}

function refunds(emulator: Emulator, order: OrderRecord): LedgerEntry[] {
  return refundsOf(emulator, order).map((refund) => ({
    ...{ id: `R-${refund.refundId}`, type: "Refund", order, postedAt: refund.at },
    shipmentId: null,
    items: refund.items.flatMap(({ orderItemId, quantityCancelled, components }) => {
      const item = order.items.find((candidate) => candidate.orderItemId === orderItemId)
      const lines = components.map(({ type, amount }) => ({
        ...{ type: "ItemPrice" as const, description: type, amount: -amount },
      }))
      return item ? [{ item, quantity: quantityCancelled, lines }] : []
    }),
  }))
}
