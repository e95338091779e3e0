import type { Emulator } from "../../emulator.js"
import { notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { withoutPersonalData } from "../../orders/personal-data.js"
import { presentOrder } from "../../orders/present.js"
import type { OrderRecord } from "../../orders/types.js"
import type { Caller } from "../access.js"
import type { Call } from "../operations.js"
import { readIncludedData } from "./included-data.js"

/** `GET /orders/2026-01-01/orders/{orderId}`. */
export function getOrder({ emulator, caller, request, path }: Call): Answer {
  const included = readIncludedData(request.query)
  const order = ownOrder(emulator, caller, path[0] as string)
  return ok({ order: toldTo(emulator, order, included) })
}

/** The order as the application may see it. */
export function toldTo(
  { state }: Emulator,
  order: OrderRecord,
  included: ReadonlySet<string>
): object {
  const presented = presentOrder(order, included)
  return state.orderBehaviour.personalData ? presented : withoutPersonalData(presented)
}

/** The caller's order; another seller's orders do not exist for the caller. */
export function ownOrder(emulator: Emulator, caller: Caller, orderId: string): OrderRecord {
  const order = emulator.state.orders[orderId]
  if (!order || order.sellerId !== caller.seller.sellerId) {
    throw notFound(`The order ${orderId} was not found.`)
  }
  return order
}
