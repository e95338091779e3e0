import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../lib/knex"

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
