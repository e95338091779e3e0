import type { Emulator } from "../emulator.js"
import { toMinor } from "../core/money.js"
import { InputError } from "../core/input-error.js"
import { addRefund } from "../finances/refunds.js"
import { cancelItems } from "../orders/cancel-items.js"
import { orderChanged } from "../orders/change.js"
import { openUnits, recountShipments } from "../orders/transitions.js"
import type { OrderItemRecord, OrderRecord } from "../orders/types.js"
import type { AdjustedItem, CancelledItem, FeedShipment, OrderMessage } from "./order-messages.js"

/**
 * Brings one message of an order feed about. Throws InputError saying why Amazon would refuse it;
 * nothing has been done then.
 */
export function applyOrderMessage(
  emulator: Emulator,
  sellerId: string,
  message: OrderMessage
): void {
  const order = emulator.state.orders[message.orderId]
  if (order?.sellerId !== sellerId) {
    throw new InputError(`The order ${message.orderId} is not an order of the seller.`)
  }
  switch (message.kind) {
    case "fulfillment":
      return ship(emulator, order, message.shipment)
    case "acknowledgement":
      return message.cancel === null ? undefined : cancel(emulator, order, message.cancel)
    case "adjustment":
      return adjust(emulator, order, message.items)
  }
}

function ship(emulator: Emulator, order: OrderRecord, shipment: FeedShipment): void {
  checkMerchant(order)
  if (order.status !== "UNSHIPPED" && order.status !== "PARTIALLY_SHIPPED") {
    throw new InputError(`The order ${order.orderId} is ${order.status} and cannot be shipped.`)
  }
  const shipTime = Date.parse(shipment.shipDate)
  const now = emulator.clock.now()
  if (!(shipTime >= order.createdTime && shipTime <= now + 60_000)) {
    throw new InputError(
      `The ship date "${shipment.shipDate}" is not between the order's time and now.`
    )
  }
  const open = order.items.filter((item) => openUnits(order, item) > 0)
  const wanted =
    shipment.items.length > 0
      ? shipment.items
      : open.map(({ orderItemId }) => ({ orderItemId, quantity: null }))
  const items = wanted.map(({ orderItemId, quantity }) => {
    const left = openUnits(order, requireItem(order, orderItemId))
    const units = quantity ?? left
    if (!Number.isInteger(units) || units < 1 || units > left) {
      throw new InputError(`Item ${orderItemId}: ${units} units of the ${left} that are open.`)
    }
    return { orderItemId, quantity: units }
  })
  order.packages.push({
    packageReferenceId: String(order.packages.length + 1),
    createdTime: now,
    carrier: shipment.carrier,
    shippingService: shipment.method,
    trackingNumber: shipment.trackingNumber,
    ...{ shipTime, items },
  })
  recountShipments(order, now)
  orderChanged(emulator, order)
}

function cancel(emulator: Emulator, order: OrderRecord, cancelled: CancelledItem[]): void {
  checkMerchant(order)
  const items =
    cancelled.length > 0
      ? cancelled.map(({ orderItemId, reason }) => ({
          item: requireItem(order, orderItemId),
          reason,
        }))
      : order.items.map((item) => ({ item, reason: "" }))
  if (items.some(({ item }) => item.quantityShipped > 0 || openUnits(order, item) === 0)) {
    throw new InputError(`The order ${order.orderId} is shipped or cancelled already.`)
  }
  cancelItems(emulator, order, items)
}

function adjust(emulator: Emulator, order: OrderRecord, adjusted: AdjustedItem[]): void {
  checkMerchant(order)
  if (order.status !== "SHIPPED" && order.status !== "PARTIALLY_SHIPPED") {
    throw new InputError(`The order ${order.orderId} is ${order.status}: nothing was paid yet.`)
  }
  const items = adjusted.map((entry) => {
    const item = requireItem(order, entry.orderItemId)
    const components = entry.components.map(({ type, amount, currency }) => {
      if (currency !== order.currency) {
        throw new InputError(`Currency "${currency}" is not the order's, ${order.currency}.`)
      }
      return { type, amount: toMinor(amount, currency) }
    })
    const { sku } = item
    return { orderItemId: item.orderItemId, sku, components, ...pickQuantity(entry) }
  })
  addRefund(emulator, order, adjusted[0]?.reason ?? "", items)
}

function pickQuantity({ quantityCancelled }: AdjustedItem) {
  return { quantityCancelled: Number.isInteger(quantityCancelled) ? quantityCancelled : 0 }
}

function checkMerchant(order: OrderRecord): void {
  if (order.fulfilledBy === "AMAZON") {
    throw new InputError(`The order ${order.orderId} is fulfilled by Amazon.`)
  }
}

function requireItem(order: OrderRecord, orderItemId: string): OrderItemRecord {
  const item = order.items.find((entry) => entry.orderItemId === orderItemId)
  if (!item) {
    throw new InputError(`The order ${order.orderId} has no item "${orderItemId}".`)
  }
  return item
}
