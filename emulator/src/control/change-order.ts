import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { moveOrderedUnits } from "../listings/current.js"
import { cancelOrder, payOrder, requestCancellation } from "../orders/transitions.js"
import { orderChanged } from "../orders/change.js"
import type { OrderRecord } from "../orders/types.js"
import { shipOrder } from "./ship-order.js"
import { requireOrder } from "./views.js"

const ACTIONS = ["pay", "cancel", "request_cancel", "ship"]

/**
 * Something happens to an order at Amazon: `pay` (PENDING → UNSHIPPED), `cancel` (gives the units
 * back), `request_cancel` (the buyer asks), `ship` (see ship-order.ts). Throws when impossible.
 */
export function changeOrder(
  emulator: Emulator,
  orderId: string,
  input: Record<string, unknown>
): OrderRecord {
  const order = requireOrder(emulator, orderId)
  const now = emulator.clock.now()
  switch (input.action) {
    case "pay":
      payOrder(order, now)
      break
    case "cancel":
      cancelOrder(order, readCanceller(input.by), String(input.reason ?? "Customer request"), now)
      moveOrderedUnits(emulator, order, "cancellation")
      break
    case "request_cancel":
      requestCancellation(order, String(input.reason ?? "Ordered by mistake"), now)
      break
    case "ship":
      shipOrder(emulator, order, input)
      break
    default:
      throw new InputError(`action "${String(input.action)}" is unknown: use ${ACTIONS.join(", ")}`)
  }
  orderChanged(
    emulator,
    order,
    input.action === "request_cancel" ? "BuyerRequestedChange" : undefined
  )
  return order
}

function readCanceller(value: unknown): "BUYER" | "MERCHANT" | "AMAZON" {
  const by = value ?? "BUYER"
  if (by !== "BUYER" && by !== "MERCHANT" && by !== "AMAZON") {
    throw new InputError(`by "${String(by)}" is unknown: use BUYER, MERCHANT or AMAZON`)
  }
  return by
}
