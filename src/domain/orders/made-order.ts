import { parseAmount } from "../money"
import type { AmazonOrderItem } from "./amazon-order"
import { unfulfilledQuantity } from "./item-links"
import { fieldsOf, isFields, listOf, textOf, wholeOf } from "./lenient"
import type { MoneyReading } from "./money-reading"
import type { ComposedItemLink, ComposedReservation, OrderFacts, ProjectionNote } from "./types"

/** A line of an order that is in Medusa already, with the Amazon item it was made of. */
export interface MadeLine {
  id: string
  amazon_order_item_id: string
  seller_sku: string | null
  variant_id: string | null
  quantity: number
  /** Units that somebody fulfilled in Medusa meanwhile. */
  fulfilled: number
}

/** Units that the merchant still has to ship, by Amazon item. An item that cannot be read is left out. */
export function unitsToShip(facts: OrderFacts): Record<string, number> {
  const units: Record<string, number> = {}
  for (const item of listOf(facts.orderItems).filter(isFields) as unknown as AmazonOrderItem[]) {
    const left = unfulfilledQuantity(item, facts)
    const id = textOf(item.orderItemId)
    if (id !== null && wholeOf(left) !== null) {
      units[id] = facts.fulfillment?.fulfilledBy === "AMAZON" ? 0 : left
    }
  }
  return units
}

/**
 * How the lines of an order that is in Medusa already hang together with Amazon's items, and what is
 * to be reserved for them: never more than there is of a line and is not fulfilled, whatever Amazon
 * says by now. Shipped units fill the first lines.
 */
export function linkMadeLines(
  lines: MadeLine[],
  toShip: Record<string, number>
): { links: ComposedItemLink[]; reservations: ComposedReservation[] } {
  const ids = [...new Set(lines.map((line) => line.amazon_order_item_id))]
  const links = ids.map((id): ComposedItemLink => {
    const own = lines.filter((line) => line.amazon_order_item_id === id)
    const quantity = own.reduce((sum, line) => sum + line.quantity, 0)
    const unfulfilled = Math.min(toShip[id] ?? quantity, quantity)
    let fulfilled = quantity - unfulfilled
    return {
      amazon_order_item_id: id,
      seller_sku: own[0].seller_sku,
      variant_id: own[0].variant_id,
      quantity,
      quantity_fulfilled: fulfilled,
      quantity_unfulfilled: unfulfilled,
      lines: own.map((line) => {
        const shipped = Math.min(fulfilled, line.quantity)
        fulfilled -= shipped
        return {
          line_item_id: line.id,
          quantity: line.quantity,
          quantity_unfulfilled: line.quantity - Math.max(shipped, line.fulfilled),
        }
      }),
    }
  })
  const reservations = links.flatMap(({ lines: own, variant_id, seller_sku, ...link }) =>
    variant_id === null
      ? []
      : own
          .filter((line) => line.quantity_unfulfilled > 0)
          .map((line) => ({
            amazon_order_item_id: link.amazon_order_item_id,
            line_item_id: line.line_item_id,
            variant_id,
            seller_sku: seller_sku ?? "",
            quantity: line.quantity_unfulfilled,
          }))
  )
  return { links, reservations }
}

/** What an order's metadata tells of its import that must not be lost when it is finished later. */
export function notesOfMade(metadata: unknown): ProjectionNote[] {
  const money = fieldsOf(fieldsOf(metadata).amazon_money)
  const remainder = fieldsOf(money.remainder)
  return remainder.kind === "unexplained"
    ? [
        {
          code: "unexplained_total",
          parameters: {
            grand_total: textOf(money.grand_total),
            remainder: textOf(remainder.amount),
            currency: textOf(money.currency_code),
          },
        },
      ]
    : []
}

/**
 * In what an order differs from what was imported of it. Null when the total and the units are the
 * same, as far as they can be read.
 */
export function changeSinceImport(
  imported: { grand_total: string | null; items: MoneyReading["items"] | null },
  facts: OrderFacts
): Record<"total_before" | "total_after" | "units_before" | "units_after", string | number> | null {
  const before = parseAmount(imported.grand_total)
  const after = parseAmount(facts.proceeds?.grandTotal?.amount)
  const units = new Map(
    listOf(facts.orderItems)
      .map(fieldsOf)
      .map((item) => [textOf(item.orderItemId), wholeOf(item.quantityOrdered) ?? 0])
  )
  const items = imported.items ?? []
  const sameUnits =
    !items.length ||
    (units.size === items.length &&
      items.every((item) => units.get(item.amazon_order_item_id) === item.quantity))
  if (!before || (sameUnits && (!after || after.eq(before)))) {
    return null
  }
  return {
    total_before: before.toFixed(),
    total_after: (after ?? before).toFixed(),
    units_before: items.reduce((sum, item) => sum + item.quantity, 0),
    units_after: [...units.values()].reduce<number>((sum, count) => sum + Number(count), 0),
  }
}
