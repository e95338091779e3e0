import type { AmazonOrderItem } from "./amazon-order"
import type { ComposedLine } from "./composed-order"
import type { ComposedItemLink, ComposedReservation, LinkedVariant, OrderFacts } from "./types"

/** The units of an item that nobody shipped yet, as Amazon says, or as its other figures imply. */
export function unfulfilledQuantity(item: AmazonOrderItem, facts: OrderFacts): number {
  if (item.cancellation?.cancellationExecution) {
    return Math.min(item.fulfillment?.quantityUnfulfilled ?? 0, item.quantityOrdered)
  }
  const implied =
    facts.fulfillment?.fulfillmentStatus === "SHIPPED"
      ? 0
      : item.quantityOrdered - (item.fulfillment?.quantityFulfilled ?? 0)
  const unfulfilled = item.fulfillment?.quantityUnfulfilled ?? implied
  return Math.max(0, Math.min(unfulfilled, item.quantityOrdered))
}

/** Connects an Amazon item with its Medusa lines; shipped units fill the first lines. */
export function linkItem(
  item: AmazonOrderItem,
  lines: ComposedLine[],
  variant: LinkedVariant | null,
  facts: OrderFacts
): ComposedItemLink {
  const unfulfilled = unfulfilledQuantity(item, facts)
  let fulfilled = item.quantityOrdered - unfulfilled
  return {
    amazon_order_item_id: item.orderItemId,
    seller_sku: item.product.sellerSku ?? null,
    variant_id: variant?.variant_id ?? null,
    quantity: item.quantityOrdered,
    quantity_fulfilled: fulfilled,
    quantity_unfulfilled: unfulfilled,
    lines: lines.map(({ id, quantity }) => {
      const shipped = Math.min(fulfilled, quantity)
      fulfilled -= shipped
      return { line_item_id: id, quantity, quantity_unfulfilled: quantity - shipped }
    }),
  }
}

/**
 * What Medusa must reserve: units that the merchant still has to ship. Nothing for orders that
 * Amazon fulfils from its own stock.
 */
export function reservationsOf(
  links: ComposedItemLink[],
  facts: OrderFacts
): ComposedReservation[] {
  if (facts.fulfillment?.fulfilledBy === "AMAZON") {
    return []
  }
  return links.flatMap(({ amazon_order_item_id, seller_sku, variant_id, lines }) =>
    variant_id === null || seller_sku === null
      ? []
      : lines
          .filter((line) => line.quantity_unfulfilled > 0)
          .map(({ line_item_id, quantity_unfulfilled }) => ({
            amazon_order_item_id,
            line_item_id,
            variant_id,
            seller_sku,
            quantity: quantity_unfulfilled,
          }))
  )
}
