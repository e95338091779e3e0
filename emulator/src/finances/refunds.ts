import { InputError } from "../core/input-error.js"
import { nextNumber } from "../core/numbers.js"
import type { Emulator } from "../emulator.js"
import { buyerPaid } from "../orders/conventions.js"
import type { OrderRecord } from "../orders/types.js"
import type { RefundedItem, RefundRecord } from "./types.js"

/** Gives money of a shipped order back. Throws when more would be given back than was paid. */
export function addRefund(
  emulator: Emulator,
  order: OrderRecord,
  reason: string,
  items: RefundedItem[]
): RefundRecord {
  const total = refundTotal(items)
  const before = refundsOf(emulator, order).reduce(
    (sum, entry) => sum + refundTotal(entry.items),
    0
  )
  if (total <= 0 || before + total > buyerPaid(order)) {
    throw new InputError(
      `The adjustment of order ${order.orderId} is nothing, or more than the buyer paid.`
    )
  }
  const refund: RefundRecord = {
    refundId: nextNumber(emulator),
    ...{ sellerId: order.sellerId, orderId: order.orderId, at: emulator.clock.now() },
    ...{ reason, items },
  }
  emulator.state.refunds.push(refund)
  emulator.changed()
  return refund
}

export function refundsOf({ state }: Emulator, { orderId }: OrderRecord): RefundRecord[] {
  return state.refunds.filter((refund) => refund.orderId === orderId)
}

function refundTotal(items: readonly RefundedItem[]): number {
  return items.flatMap((item) => item.components).reduce((sum, part) => sum + part.amount, 0)
}
