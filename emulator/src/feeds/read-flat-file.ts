import type { OrderFeed } from "./feed-types.js"
import { FeedFormatError } from "./order-messages.js"
import type { OrderMessage } from "./order-messages.js"

type Row = (column: string) => string

/** Columns without which a line says nothing. */
const NEEDED: Partial<Record<OrderFeed, readonly string[]>> = {
  POST_FLAT_FILE_FULFILLMENT_DATA: ["order-id", "ship-date"],
  POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA: ["order-id", "cancellation-reason-code"],
  POST_FLAT_FILE_PAYMENT_ADJUSTMENT_DATA: ["order-id", "order-item-id", "currency"],
}
/** Money columns of the adjustment feed and the components that they stand for. */
const COMPONENTS = [
  ["item-price-adj", "Principal"],
  ["item-tax-adj", "Tax"],
  ["shipping-price-adj", "Shipping"],
  ["shipping-tax-adj", "ShippingTax"],
  ["gift-wrap-price-adj", "GiftWrap"],
  ["gift-wrap-tax-adj", "GiftWrapTax"],
] as const

/**
 * Lines of a tab-delimited order feed, one message each, numbered from 1. Throws FeedFormatError
 * when a column is missing.
 */
export function readFlatFile(feedType: OrderFeed, source: string): OrderMessage[] {
  const lines = source
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
  const header = (lines[0] ?? "").split("\t").map((name) => name.trim())
  const missing = (NEEDED[feedType] ?? []).find((name) => !header.includes(name))
  if (missing !== undefined) {
    throw new FeedFormatError(`the column ${missing} is missing`)
  }
  return lines.slice(1).map((line, index) => {
    const fields = line.split("\t")
    const row: Row = (column) => fields[header.indexOf(column)]?.trim() ?? ""
    return read(feedType, index + 1, row)
  })
}

function read(feedType: OrderFeed, messageId: number, row: Row): OrderMessage {
  const common = { messageId, orderId: row("order-id") }
  switch (feedType) {
    case "POST_FLAT_FILE_FULFILLMENT_DATA":
      return { ...common, kind: "fulfillment", shipment: readShipment(row) }
    case "POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA":
      return { ...common, kind: "acknowledgement", cancel: readCancellation(row) }
    default:
      return { ...common, kind: "adjustment", items: [readAdjustment(row)] }
  }
}

function readShipment(row: Row) {
  const quantity = row("quantity")
  return {
    shipDate: row("ship-date"),
    carrier: row("carrier-name") || row("carrier-code"),
    method: row("ship-method") || null,
    trackingNumber: row("tracking-number"),
    items:
      row("order-item-id") === ""
        ? []
        : [
            {
              orderItemId: row("order-item-id"),
              quantity: quantity === "" ? null : Number(quantity),
            },
          ],
  }
}

/** "This feed does not acknowledge orders": every line is a cancellation. */
function readCancellation(row: Row) {
  const orderItemId = row("amazon-order-item-code")
  const reason = row("cancellation-reason-code")
  return orderItemId === "" ? [] : [{ orderItemId, reason }]
}

function readAdjustment(row: Row) {
  return {
    orderItemId: row("order-item-id"),
    reason: row("adjustment-reason-code"),
    components: COMPONENTS.filter(([column]) => row(column) !== "").map(([column, type]) => ({
      ...{ type, amount: row(column), currency: row("currency") },
    })),
    quantityCancelled: Number(row("quantity-cancelled") || 0),
  }
}
