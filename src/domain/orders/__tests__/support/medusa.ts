import { createRawPropertiesFromBigNumber, decorateCartTotals } from "@medusajs/framework/utils"
import type { ComposedOrder } from "../../composed-order"

type Decorated = Record<string, unknown> & {
  raw_total: { value: string }
  raw_tax_total: { value: string }
  raw_discount_total: { value: string }
  items: Record<string, unknown>[]
  shipping_methods: Record<string, unknown>[]
}

/** What Medusa answers for the order: its own totals code over what is composed. */
export function withTotals(order: ComposedOrder, more: Record<string, unknown> = {}): Decorated {
  const copy = { ...structuredClone(order), ...more }
  decorateCartTotals(copy as unknown as Parameters<typeof decorateCartTotals>[0])
  createRawPropertiesFromBigNumber(copy)
  return copy as unknown as Decorated
}

/**
 * The order as it comes back from PostgreSQL: every amount as a number and as a `raw_` value of 20
 * digits, which is what Medusa calculates with from then on; some units returned.
 */
export function fromDatabase(
  order: ComposedOrder,
  returned: Record<string, number> = {}
): ComposedOrder {
  const copy = structuredClone(order)
  for (const item of copy.items) {
    store(item, "unit_price")
    item.tax_lines.forEach((line) => store(line, "rate"))
    item.adjustments.forEach((adjustment) => store(adjustment, "amount"))
    Object.assign(item, { detail: { return_received_quantity: returned[item.id] ?? 0 } })
  }
  for (const method of copy.shipping_methods) {
    store(method, "amount")
    method.tax_lines.forEach((line) => store(line, "rate"))
  }
  return copy
}

function store(row: object, field: string): void {
  const target = row as Record<string, unknown>
  const value = target[field] as string
  target[`raw_${field}`] = { value, precision: 20 }
  target[field] = Number(value)
}
