import type { ShipmentFacts } from "../../domain/shipments"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"

interface ShipmentRow {
  amazon_order_id: string
  store_id: string | null
  marketplace_id: string
  placed_at: Date
  shipped_at: Date
  carrier_name: string | null
  shipping_method: string | null
  labels: ShipmentFacts["labels"] | null
  items: ShipmentFacts["items"] | null
  amazon_items: ShipmentFacts["amazon_items"] | null
}

/**
 * A fulfilment of an Amazon order with its tracking and items. Fulfilment items of a kit count its
 * parts, so units of a line are the part's count divided by what one kit needs of it.
 */
export const loadShipment = async (
  amazon: AmazonModuleService,
  fulfillmentId: string
): Promise<{
  amazon_order_id: string
  /** The store of the order's marketplace as of today; null when there is none. */
  store_id: string | null
  facts: Omit<ShipmentFacts, "package_reference_id">
} | null> => {
  const [row] = await rows<ShipmentRow>(
    amazon.db.knex,
    `select o.amazon_order_id, o.marketplace_id, o.placed_at, f.shipped_at,
       (select s.id from amazon_store s where s.account_id = o.account_id
          and s.marketplace_id = o.marketplace_id and s.deleted_at is null) as store_id,
       coalesce(f.metadata->>'carrier', f.data->>'carrier') as carrier_name,
       (select so.name from shipping_option so where so.id = f.shipping_option_id) as shipping_method,
       (select jsonb_agg(jsonb_build_object('tracking_number', l.tracking_number,
          'tracking_url', l.tracking_url) order by l.created_at)
        from fulfillment_label l where l.fulfillment_id = f.id and l.deleted_at is null) as labels,
       (select jsonb_agg(jsonb_build_object('line_item_id', x.line_item_id, 'quantity', x.quantity))
        from (
          select i.line_item_id, max(floor(i.quantity / coalesce(vi.required_quantity, 1)))::int as quantity
          from fulfillment_item i
          left join order_line_item li on li.id = i.line_item_id
          left join product_variant_inventory_item vi on vi.variant_id = li.variant_id
            and vi.inventory_item_id = i.inventory_item_id and vi.deleted_at is null
          where i.fulfillment_id = f.id and i.deleted_at is null
          group by i.line_item_id
        ) x) as items,
       (select jsonb_agg(jsonb_build_object('amazon_order_item_id', al.amazon_order_item_id,
          'line_item_ids', coalesce(al.line_item_ids, '[]')))
        from amazon_order_line al where al.amazon_order_row_id = o.id and al.deleted_at is null)
         as amazon_items
     from fulfillment f
     join order_fulfillment l on l.fulfillment_id = f.id and l.deleted_at is null
     join amazon_order o on o.order_id = l.order_id and o.deleted_at is null
     where f.id = ? and f.deleted_at is null and f.canceled_at is null`,
    [fulfillmentId]
  )
  if (!row) {
    return null
  }
  const { amazon_order_id, store_id, labels, items, amazon_items, ...facts } = row
  return {
    amazon_order_id,
    store_id,
    facts: {
      ...facts,
      labels: labels ?? [],
      items: items ?? [],
      amazon_items: amazon_items ?? [],
    },
  }
}
