import type { VariantRow } from "../../../../../modules/amazon/medusa-tables/variants"
import type {
  OrderEventRow,
  OrderLineRow,
  OrderShipmentRow,
} from "../../../../../modules/amazon/services/overview-order-details"
import type {
  AmazonOrderLineDto,
  OutboxState,
  ShipmentConfirmationDto,
  TimelineEventDto,
} from "../../../../../types"
import { toIso, toIsoOrNull } from "../../../../lib/time"
import type { MedusaOrder } from "./load-medusa-order"

/** The variant that was sold, as the Medusa order says; before the import the linked one. */
export const toLineDtos = (
  lines: OrderLineRow[],
  variants: VariantRow[],
  items: NonNullable<MedusaOrder["items"]>
): AmazonOrderLineDto[] =>
  lines.map((line) => {
    const sold = items.find((item) => line.line_item_ids?.includes(item.id))
    const linked = variants.find((variant) => variant.variant_id === line.variant_id)
    return {
      id: line.id,
      amazon_order_item_id: line.amazon_order_item_id,
      seller_sku: line.seller_sku,
      asin: line.asin,
      title: line.title,
      quantity_ordered: line.quantity_ordered,
      quantity_fulfilled: line.quantity_fulfilled,
      total: line.total,
      variant:
        sold?.variant_id && sold.product_id
          ? {
              id: sold.variant_id,
              title: sold.variant_title ?? sold.title,
              product_id: sold.product_id,
            }
          : linked
            ? {
                id: linked.variant_id,
                title: linked.variant_title ?? linked.product_title,
                product_id: linked.product_id,
              }
            : null,
    }
  })

export const toEventDto = (row: OrderEventRow): TimelineEventDto => ({
  id: row.id,
  at: toIso(row.at),
  what: row.what,
  by: row.by,
  parameters: row.parameters ?? {},
  request_id: row.request_id,
})

export const toShipmentDto = (row: OrderShipmentRow): ShipmentConfirmationDto => ({
  id: row.id,
  package_reference_id: row.package_reference_id,
  carrier: row.carrier,
  tracking_number: row.tracking_number,
  state: row.state as OutboxState,
  sent_at: toIsoOrNull(row.sent_at),
  error: row.error?.message ?? row.error?.code ?? null,
  failure: row.error?.failure ?? null,
})
