import { ApiError, invalidInput } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import { orderChanged } from "../../orders/change.js"
import { recountShipments } from "../../orders/transitions.js"
import type { OrderRecord, PackageRecord } from "../../orders/types.js"
import type { Call } from "../operations.js"
import { ownOrder } from "./get-order.js"
import { readShipment } from "./read-shipment.js"
import type { Shipment } from "./read-shipment.js"

/**
 * `POST /orders/v0/orders/{orderId}/shipmentConfirmation`: one package per call; the same
 * packageReferenceId again edits the package. Answers 204 without a body.
 */
export function confirmShipment({ emulator, caller, request, path }: Call): Answer {
  const shipment = readShipment(readBody(() => readJsonObject(request)))
  const order = ownOrder(emulator, caller, path[0] as string)
  const now = emulator.clock.now()
  checkOrder(order, shipment, now)
  const known = order.packages.find(
    (entry) => entry.packageReferenceId === shipment.packageReferenceId
  )
  checkQuantities(order, shipment, known)
  if (emulator.state.orderBehaviour.dropConfirmations > 0) {
    // "204" is no proof: Amazon processes the confirmation later, and may never.
    emulator.state.orderBehaviour.dropConfirmations -= 1
    emulator.changed()
    return { status: 204 }
  }
  const entry: PackageRecord = {
    packageReferenceId: shipment.packageReferenceId,
    createdTime: known?.createdTime ?? now,
    carrier: shipment.carrierName ?? shipment.carrierCode,
    shippingService: shipment.shippingMethod,
    trackingNumber: shipment.trackingNumber,
    shipTime: shipment.shipDate,
    items: shipment.items,
  }
  order.packages = [...order.packages.filter((other) => other !== known), entry]
  recountShipments(order, now)
  orderChanged(emulator, order)
  return { status: 204 }
}

function readBody<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw invalidInput((error as Error).message)
  }
}

function checkOrder(order: OrderRecord, shipment: Shipment, now: number): void {
  if (order.marketplaceId !== shipment.marketplaceId) {
    throw invalidInput(
      `The order ${order.orderId} is not of marketplace ${shipment.marketplaceId}.`
    )
  }
  if (order.fulfilledBy === "AMAZON") {
    throw invalidInput(`The order ${order.orderId} is fulfilled by Amazon.`)
  }
  if (order.programs.includes("FBM_SHIP_PLUS")) {
    throw invalidInput(`The order ${order.orderId} is confirmed by Amazon itself (FBM Ship+).`)
  }
  if (order.status === "PENDING" || order.status === "CANCELLED") {
    throw invalidInput(`The order ${order.orderId} is ${order.status} and cannot be shipped.`)
  }
  if (shipment.shipDate < order.createdTime) {
    throw invalidInput("packageDetail.shipDate is before the order was placed.")
  }
  if (shipment.shipDate > now + 60_000) {
    throw invalidInput("packageDetail.shipDate is in the future.")
  }
}

function checkQuantities(
  order: OrderRecord,
  shipment: Shipment,
  known: PackageRecord | undefined
): void {
  const openIn = (orderItemId: string) => {
    const item = order.items.find((entry) => entry.orderItemId === orderItemId)
    if (!item) {
      throw invalidInput(`The order has no item ${orderItemId}.`)
    }
    const inThisPackage = known?.items.find((entry) => entry.orderItemId === orderItemId)
    return item.quantity - item.quantityShipped + (inThisPackage?.quantity ?? 0)
  }
  const open = shipment.items.map((item) => openIn(item.orderItemId))
  if (!known && order.status === "SHIPPED") {
    // What Amazon answers when everything is shipped and the package is not one it knows.
    throw new ApiError(
      400,
      "PackageToUpdateNotFound",
      `The package ${shipment.packageReferenceId} to update was not found.`
    )
  }
  for (const [index, item] of shipment.items.entries()) {
    if (item.quantity > (open[index] as number)) {
      throw invalidInput(
        `Item ${item.orderItemId}: ${item.quantity} units are more than the ${String(open[index])} still to be shipped.`
      )
    }
  }
}
