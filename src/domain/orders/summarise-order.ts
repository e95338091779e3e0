import { fieldsOf, instantOf, listOf, textOf, wholeOf } from "./lenient"

/** What the inbox keeps of an order beside its facts, to find, count and show it by. */
export interface OrderSummary {
  /** Null: Amazon gave no number. Such an order cannot be stored. */
  amazon_order_id: string | null
  marketplace_id: string | null
  amazon_status: string
  fulfilled_by: string | null
  programs: string[] | null
  placed_at: string
  last_updated_at: string
  ship_by: string | null
  total: string | null
  currency_code: string | null
  item_count: number
  lines: SummaryLine[]
  packages: string[]
}

interface SummaryLine {
  amazon_order_item_id: string
  seller_sku: string | null
  asin: string | null
  title: string | null
  quantity_ordered: number
  quantity_fulfilled: number
  total: string | null
}

/** The same at every reading: a moment that is not told must not look like news. */
const NO_INSTANT = new Date(0).toISOString()

/**
 * Sums up an order in whatever shape it comes: never throws, and answers null, 0 or UNKNOWN for what
 * it cannot read. Whether the order is fit to be imported is decided from its facts (`findFaults`);
 * one malformed order must not keep the others of its page from being stored.
 */
export function summariseOrder(order: unknown): OrderSummary {
  const told = fieldsOf(order)
  const fulfillment = fieldsOf(told.fulfillment)
  const total = fieldsOf(fieldsOf(told.proceeds).grandTotal)
  const lines = summariseItems(told.orderItems)
  const placedAt = instantOf(told.createdTime)
  const updatedAt = instantOf(told.lastUpdatedTime)
  const units = lines.reduce((sum, line) => sum + line.quantity_ordered, 0)
  return {
    amazon_order_id: textOf(told.orderId),
    marketplace_id: textOf(fieldsOf(told.salesChannel).marketplaceId),
    amazon_status: textOf(fulfillment.fulfillmentStatus) ?? "UNKNOWN",
    fulfilled_by: textOf(fulfillment.fulfilledBy),
    programs: Array.isArray(told.programs)
      ? told.programs.flatMap((program) => textOf(program) ?? [])
      : null,
    placed_at: placedAt ?? updatedAt ?? NO_INSTANT,
    last_updated_at: updatedAt ?? placedAt ?? NO_INSTANT,
    ship_by: instantOf(fieldsOf(fulfillment.shipByWindow).latestDateTime),
    total: textOf(total.amount),
    currency_code: textOf(total.currencyCode),
    item_count: wholeOf(units) ?? 0,
    lines,
    packages: listOf(told.packages).flatMap(
      (parcel) => textOf(fieldsOf(parcel).packageReferenceId) ?? []
    ),
  }
}

/** One line per item id; the units of an id that is told twice add up, as they may have been sold. */
function summariseItems(items: unknown): SummaryLine[] {
  const lines = new Map<string, SummaryLine>()
  for (const item of listOf(items).map(fieldsOf)) {
    const id = textOf(item.orderItemId)
    if (id === null) {
      continue
    }
    const product = fieldsOf(item.product)
    const ordered = (lines.get(id)?.quantity_ordered ?? 0) + (wholeOf(item.quantityOrdered) ?? 0)
    lines.set(id, {
      amazon_order_item_id: id,
      seller_sku: textOf(product.sellerSku),
      asin: textOf(product.asin),
      title: textOf(product.title),
      quantity_ordered: wholeOf(ordered) ?? 0,
      quantity_fulfilled: wholeOf(fieldsOf(item.fulfillment).quantityFulfilled) ?? 0,
      total: textOf(fieldsOf(fieldsOf(item.proceeds).proceedsTotal).amount),
    })
  }
  return [...lines.values()]
}
