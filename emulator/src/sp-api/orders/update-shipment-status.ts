import { invalidInput } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import { orderChanged } from "../../orders/change.js"
import type { Call } from "../operations.js"
import { ownOrder } from "./get-order.js"

/**
 * `POST /orders/v0/orders/{orderId}/shipment`: only for orders that the buyer picks up in a store.
 * Picked up is shipped; a refused one stays as it is.
 */
export function updateShipmentStatus({ emulator, caller, request, path }: Call): Answer {
  const { marketplaceId, shipmentStatus } = readJsonObject(request)
  const order = ownOrder(emulator, caller, path[0] as string)
  if (order.marketplaceId !== marketplaceId) {
    throw invalidInput(`The order ${order.orderId} is not of marketplace ${String(marketplaceId)}.`)
  }
  if (!order.programs.includes("IN_STORE_PICK_UP")) {
    throw invalidInput(`The order ${order.orderId} is not picked up in a store.`)
  }
  if (order.status !== "UNSHIPPED" && order.status !== "PARTIALLY_SHIPPED") {
    throw invalidInput(`The order ${order.orderId} is ${order.status}.`)
  }
  order.lastUpdatedTime = emulator.clock.now()
  order.pickup = String(shipmentStatus)
  if (shipmentStatus === "PickedUp") {
    order.items.forEach((item) => (item.quantityShipped = item.quantity))
    order.status = "SHIPPED"
  }
  orderChanged(emulator, order)
  return { status: 204 }
}
