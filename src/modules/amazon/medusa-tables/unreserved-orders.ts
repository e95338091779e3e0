import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../lib/knex"

/** A seller SKU of an order that has a place now. */
export interface PlacedSku {
  owner_id: string
  seller_sku: string
}

/**
 * Imported orders that had no stock location for some item are imported once more as soon as every item
 * has a level at the locations of their store: what is in Medusa stays, what is missing is reserved.
 * @returns their seller SKUs.
 */
export const requeueUnreserved = (knex: Knex, accountId: string): Promise<PlacedSku[]> =>
  rows<PlacedSku>(
    knex,
    `with placed as (
       update amazon_order o set state = 'received', attempts = 0, lease_until = null, updated_at = now()
       from amazon_store st
       where st.id = o.store_id and o.account_id = :account and o.state = 'imported'
         and o.reserved_at is null and o.deleted_at is null
         and not exists (
           select 1 from amazon_order_line l
           join amazon_sku s on s.account_id = o.account_id and s.seller_sku = l.seller_sku
             and s.deleted_at is null
           join product_variant v on v.id = s.variant_id and v.manage_inventory and v.deleted_at is null
           join product_variant_inventory_item vi on vi.variant_id = v.id and vi.deleted_at is null
           where l.amazon_order_row_id = o.id and l.deleted_at is null and not exists (
             select 1 from inventory_level il
             where il.inventory_item_id = vi.inventory_item_id and il.deleted_at is null
               and case when jsonb_array_length(st.stock_location_ids) > 0
                 then jsonb_exists(st.stock_location_ids, il.location_id)
                 else il.location_id in (select cl.stock_location_id
                   from sales_channel_stock_location cl
                   where cl.sales_channel_id = st.sales_channel_id and cl.deleted_at is null) end))
       returning o.id, o.store_id
     )
     select distinct p.store_id as owner_id, l.seller_sku from placed p
     join amazon_order_line l on l.amazon_order_row_id = p.id and l.seller_sku is not null
       and l.deleted_at is null`,
    { account: accountId }
  )
