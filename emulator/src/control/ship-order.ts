import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { moveAmazonsUnits } from "../fba/orders.js"
import { openUnits, recountShipments, shipByAmazon } from "../orders/transitions.js"
import type { OrderRecord } from "../orders/types.js"
import type { Json } from "./route.js"

/**
 * The order goes out: Amazon ships its own; for the others the seller confirms one package with
 * all open units by hand in Seller Central (`carrier`, `trackingNumber`).
 */
export function shipOrder(emulator: Emulator, order: OrderRecord, input: Json): void {
  const now = emulator.clock.now()
  if (order.fulfilledBy === "AMAZON") {
    shipByAmazon(order, now)
    return moveAmazonsUnits(emulator, order, "shipment")
  }
  if (order.status !== "UNSHIPPED" && order.status !== "PARTIALLY_SHIPPED") {
    throw new InputError(`order ${order.orderId} is ${order.status}: there is nothing to ship`)
  }
  order.packages.push({
    packageReferenceId: freeReference(order),
    createdTime: now,
    carrier: String(input.carrier ?? "DHL"),
    shippingService: null,
    trackingNumber: String(input.trackingNumber ?? `BYHAND${order.orderId.replaceAll("-", "")}`),
    shipTime: now,
    items: order.items
      .map((item) => ({ orderItemId: item.orderItemId, quantity: openUnits(order, item) }))
      .filter((item) => item.quantity > 0),
  })
  recountShipments(order, now)
}

/** Numbers, as Amazon's reference ids are; the client may have taken some. */
function freeReference(order: OrderRecord): string {
  const taken = new Set(order.packages.map((entry) => entry.packageReferenceId))
  let reference = 1
  while (taken.has(String(reference))) {
    reference += 1
  }
  return String(reference)
}
