import { InputError } from "../core/input-error.js"
import type { OrderItemRecord, OrderRecord } from "./types.js"

/** Units of an item that are neither shipped nor cancelled. */
export function openUnits(order: OrderRecord, item: OrderItemRecord): number {
  return order.status === "CANCELLED" || item.cancelled ? 0 : item.quantity - item.quantityShipped
}

/** The buyer's payment went through: PENDING → UNSHIPPED. */
export function payOrder(order: OrderRecord, now: number): void {
  if (order.status !== "PENDING") {
    throw new InputError(
      `order ${order.orderId} is ${order.status}: only a PENDING order can be paid`
    )
  }
  order.status = "UNSHIPPED"
  order.lastUpdatedTime = now
}

/** The whole order is cancelled; only possible while nothing is shipped. */
export function cancelOrder(
  order: OrderRecord,
  by: "BUYER" | "MERCHANT" | "AMAZON",
  reason: string,
  now: number
): void {
  if (order.status !== "PENDING" && order.status !== "UNSHIPPED") {
    throw new InputError(
      `order ${order.orderId} is ${order.status}: only a PENDING or UNSHIPPED order can be cancelled`
    )
  }
  order.status = "CANCELLED"
  order.lastUpdatedTime = now
  for (const item of order.items) {
    item.cancelled = { by, reason }
  }
}

/** The buyer asks for a cancellation; the seller decides, so the status stays. */
export function requestCancellation(order: OrderRecord, reason: string, now: number): void {
  if (order.status !== "UNSHIPPED" && order.status !== "PARTIALLY_SHIPPED") {
    throw new InputError(
      `order ${order.orderId} is ${order.status}: a buyer can ask only while it is not shipped`
    )
  }
  order.lastUpdatedTime = now
  for (const item of order.items.filter((entry) => openUnits(order, entry) > 0)) {
    item.cancelRequestedBecause = reason
  }
}

/** Counts shipped units from the packages and sets the status that follows. */
export function recountShipments(order: OrderRecord, now: number): void {
  for (const item of order.items) {
    item.quantityShipped = order.packages
      .flatMap((entry) => entry.items)
      .filter((entry) => entry.orderItemId === item.orderItemId)
      .reduce((sum, entry) => sum + entry.quantity, 0)
  }
  settleStatus(order, now)
}

/** Amazon ships all that is open (orders fulfilled by Amazon have no packages of the seller). */
export function shipByAmazon(order: OrderRecord, now: number): void {
  if (order.fulfilledBy !== "AMAZON" || order.status !== "UNSHIPPED") {
    throw new InputError(
      `order ${order.orderId} is ${order.status}, fulfilled by ${order.fulfilledBy}: Amazon ships ` +
        "only its own UNSHIPPED orders"
    )
  }
  for (const item of order.items) {
    item.quantityShipped = item.quantity
  }
  settleStatus(order, now)
}

/** The status that follows from what is shipped; cancelled items are no longer waited for. */
export function settleStatus(order: OrderRecord, now: number): void {
  const shipped = order.items.reduce((sum, item) => sum + item.quantityShipped, 0)
  const open = order.items.reduce((sum, item) => sum + openUnits(order, item), 0)
  order.status = shipped === 0 ? "UNSHIPPED" : open > 0 ? "PARTIALLY_SHIPPED" : "SHIPPED"
  order.lastUpdatedTime = now
}
