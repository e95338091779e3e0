import { shipOrder } from "../control/ship-order.js"
import type { Emulator } from "../emulator.js"
import { moveOrderedUnits } from "../listings/current.js"
import { orderChanged } from "./change.js"
import { cancelOrder, payOrder } from "./transitions.js"
import type { OrderRecord } from "./types.js"

/** Orders walk on when their time has come; tells when the next one does. */
export function runOrders(emulator: Emulator, now: number): number | null {
  const { life } = emulator.state.orderBehaviour
  if (Object.entries(life).every(([name, value]) => name === "cancelShare" || value === null)) {
    return null
  }
  let next: number | null = null
  for (const order of Object.values(emulator.state.orders)) {
    let due = dueAt(emulator, order)
    if (due !== null && due <= now) {
      step(emulator, order, now)
      due = dueAt(emulator, order)
    }
    if (due !== null) {
      next = next === null ? due : Math.min(next, due)
    }
  }
  return next
}

function dueAt({ state }: Emulator, order: OrderRecord): number | null {
  const { life } = state.orderBehaviour
  const seconds =
    order.status === "PENDING"
      ? life.paySeconds
      : order.status === "UNSHIPPED" || order.status === "PARTIALLY_SHIPPED"
        ? order.fulfilledBy === "AMAZON"
          ? life.amazonShipsSeconds
          : life.sellerShipsSeconds
        : null
  return seconds === null ? null : order.lastUpdatedTime + seconds * 1000
}

function step(emulator: Emulator, order: OrderRecord, now: number): void {
  if (order.status !== "PENDING") {
    shipOrder(emulator, order, {})
  } else if (emulator.random.chance(emulator.state.orderBehaviour.life.cancelShare)) {
    cancelOrder(order, "AMAZON", "Payment declined", now)
    moveOrderedUnits(emulator, order, "cancellation")
  } else {
    payOrder(order, now)
  }
  orderChanged(emulator, order)
}
