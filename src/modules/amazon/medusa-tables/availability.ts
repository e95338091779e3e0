import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../lib/knex"

/** What a quantity decision needs of one offer item. */
export interface StockFacts {
  id: string
  seller_sku: string
  store_id: string | null
  fulfilment: string
  product_type: string | null
  lead_time_days: number | null
  variant_id: string | null
  manage_inventory: boolean | null
  /** Null when it is not known, as after a sender died: Amazon may have what it sent, or not. */
  expected_quantity: number | null
  dirty_sequence: number
  /** Stock is sent for at least one store of the account that lists this SKU. */
  stock_enabled: boolean
  threshold: number
  maximum: number | null
  pending: number
  /** Units of orders being imported this moment: decide a little later. */
  in_flight: number
  marked_seconds: number
  /** One per inventory item of the variant (kits have several); null: no level at these locations. */
  components: { required: number; stocked: number; reserved: number }[] | null
}

/**
 * Facts for the marked offer items of an account, oldest mark first. Locations are those of the
 * stores that list the SKU: the ones chosen, else all of the store's sales channel.
 */
export const readMarkedStock = (
  knex: Knex,
  accountId: string,
  limit: number
): Promise<StockFacts[]> =>
  rows<StockFacts>(
    knex,
    `with marked as (
       select s.* from amazon_sku s
       where s.account_id = :account and s.dirty_at is not null and s.deleted_at is null
       order by s.dirty_at, s.id limit :limit
     ), stores as (
       select st.id, st.settings, l.seller_sku,
         case when jsonb_array_length(st.stock_location_ids) > 0 then
           array(select jsonb_array_elements_text(st.stock_location_ids))
         else array(select cl.stock_location_id from sales_channel_stock_location cl
           where cl.sales_channel_id = st.sales_channel_id and cl.deleted_at is null) end as locations,
         coalesce((st.settings->'stock'->>'enabled')::boolean, true)
           and coalesce(f.enabled, true) as enabled
       from amazon_store st
       join amazon_listing l on l.store_id = st.id and l.deleted_at is null
       left join amazon_dataflow f on f.owner_id = st.id and f.flow = 'stock-update' and f.deleted_at is null
       where st.account_id = :account and st.status = 'active' and st.deleted_at is null
         and l.seller_sku in (select seller_sku from marked)
     ), rules as (
       select seller_sku, bool_or(enabled) as enabled, min(id) filter (where enabled) as store_id,
         max(coalesce((settings->'stock'->>'threshold')::int, 0)) filter (where enabled) as threshold,
         min((settings->'stock'->>'maximum')::int) filter (where enabled) as maximum
       from stores group by seller_sku
     ), places as (
       select distinct seller_sku, unnest(locations) as location_id from stores where enabled
     ), stock as (
       select m.id, jsonb_agg(c.component) as components from marked m
       join product_variant_inventory_item vi on vi.variant_id = m.variant_id and vi.deleted_at is null
       cross join lateral (
         select count(*) as levels, jsonb_build_object('required', vi.required_quantity,
           'stocked', coalesce(sum(il.stocked_quantity), 0),
           'reserved', coalesce(sum(il.reserved_quantity), 0)) as component
         from inventory_level il
         where il.inventory_item_id = vi.inventory_item_id and il.deleted_at is null
           and il.location_id in (select location_id from places where places.seller_sku = m.seller_sku)
       ) c group by m.id having sum(c.levels) > 0
     ), units as (
       select l.seller_sku,
         coalesce(sum(l.quantity_ordered - l.quantity_fulfilled)
           filter (where o.reserved_at is null), 0) as pending,
         coalesce(sum(l.quantity_ordered) filter (where o.state = 'importing'
           and o.lease_until > clock_timestamp()), 0) as in_flight
       from amazon_order_line l
       join amazon_order o on o.id = l.amazon_order_row_id and o.deleted_at is null
       where o.account_id = :account and l.deleted_at is null
         and l.seller_sku in (select seller_sku from marked)
         and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'
         and o.amazon_status not in ('CANCELLED', 'SHIPPED', 'UNFULFILLABLE')
         and o.state in ('received', 'waiting', 'held', 'importing')
       group by l.seller_sku
     )
     select m.id, m.seller_sku, r.store_id, m.fulfilment, m.product_type, m.lead_time_days,
       m.variant_id, v.manage_inventory, m.dirty_sequence,
       case when not exists (select 1 from amazon_outbox o where o.kind = 'quantity'
           and o.key = m.account_id || ':' || m.seller_sku and o.state = 'sending' and o.deleted_at is null)
         then m.expected_quantity end as expected_quantity,
       coalesce(r.enabled, false) as stock_enabled, coalesce(r.threshold, 0) as threshold, r.maximum,
       coalesce(u.pending, 0)::int as pending, coalesce(u.in_flight, 0)::int as in_flight,
       extract(epoch from clock_timestamp() - m.dirty_at)::float as marked_seconds, stock.components
     from marked m
     left join product_variant v on v.id = m.variant_id and v.deleted_at is null
     left join rules r on r.seller_sku = m.seller_sku
     left join stock on stock.id = m.id
     left join units u on u.seller_sku = m.seller_sku
     order by m.dirty_at, m.id`,
    { account: accountId, limit }
  )

/** Marks the offer items whose variants use these inventory levels. @returns the accounts concerned. */
export const markByInventoryLevels = async (knex: Knex, levelIds: string[]): Promise<string[]> => {
  const marked = await rows<{ account_id: string }>(
    knex,
    `with touched as (
       select distinct s.id from inventory_level il
       join product_variant_inventory_item vi on vi.inventory_item_id = il.inventory_item_id
         and vi.deleted_at is null
       join amazon_sku s on s.variant_id = vi.variant_id and s.deleted_at is null
       where il.id = any(?)
     ), marked as (
       update amazon_sku s set dirty_at = coalesce(s.dirty_at, clock_timestamp()),
         dirty_sequence = s.dirty_sequence + 1, updated_at = now()
       from touched where touched.id = s.id returning s.account_id
     ) select distinct account_id from marked`,
    [levelIds]
  )
  return marked.map((row) => row.account_id)
}

export interface ReservationTarget {
  variant_id: string
  inventory_item_id: string
  required_quantity: number
  /** The level to reserve at; null: the item has no level at the store's locations. */
  location_id: string | null
}

/**
 * Where each variant's inventory items are reserved, in one query: the level with the most available
 * units among the locations (the store's, else those of its sales channel). Unmanaged variants give no row.
 */
export const readReservationTargets = (
  knex: Knex,
  variantIds: string[],
  locationIds: string[],
  salesChannelId: string
): Promise<ReservationTarget[]> =>
  rows<ReservationTarget>(
    knex,
    `select vi.variant_id, vi.inventory_item_id, vi.required_quantity::float as required_quantity, (
         select il.location_id from inventory_level il
         where il.inventory_item_id = vi.inventory_item_id and il.deleted_at is null
           and (il.location_id = any(:locations) or (cardinality(cast(:locations as text[])) = 0 and
             il.location_id in (select cl.stock_location_id from sales_channel_stock_location cl
               where cl.sales_channel_id = :channel and cl.deleted_at is null)))
         order by il.stocked_quantity - il.reserved_quantity desc, il.location_id limit 1
       ) as location_id
     from product_variant_inventory_item vi
     join product_variant v on v.id = vi.variant_id and v.manage_inventory and v.deleted_at is null
     where vi.variant_id = any(:variants) and vi.deleted_at is null
     order by vi.inventory_item_id`,
    { variants: variantIds, locations: locationIds, channel: salesChannelId }
  )
