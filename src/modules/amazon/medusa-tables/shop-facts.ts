import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../lib/knex"

export interface StoreShopFacts {
  channel: { name: string; disabled: boolean } | null
  /** Those it names; where it names none, those of its channel. */
  locations_chosen: number
  locations_there: number
  /** The first of them. */
  location_id: string | null
  shipping_there: boolean
  region: "of_country" | "of_currency" | null
  listings: number
  unlinked: number
}

/** What a store hangs on in the shop, and whether it is still there. */
export const readStoreShopFacts = async (knex: Knex, storeId: string): Promise<StoreShopFacts> => {
  const [facts] = await rows<StoreShopFacts>(
    knex,
    `with s as (
       select * from amazon_store where id = ?
     ), used as (
       select c.id, c.place from s,
         jsonb_array_elements_text(s.stock_location_ids) with ordinality c(id, place)
       union all
       select k.stock_location_id, row_number() over (order by k.created_at, k.id)
       from s join sales_channel_stock_location k on k.sales_channel_id = s.sales_channel_id
         and k.deleted_at is null
       where jsonb_array_length(s.stock_location_ids) = 0
     ), there as (
       select u.id, u.place from used u join stock_location l on l.id = u.id and l.deleted_at is null
     )
     select
       (select jsonb_build_object('name', c.name, 'disabled', c.is_disabled) from sales_channel c
        where c.id = s.sales_channel_id and c.deleted_at is null) as channel,
       (select count(*)::int from used) as locations_chosen,
       (select count(*)::int from there) as locations_there,
       (select id from there order by place limit 1) as location_id,
       exists (select 1 from shipping_option o where o.id = s.shipping_option_id
          and o.deleted_at is null) as shipping_there,
       case when exists (select 1 from region_country c
              join region r on r.id = c.region_id and r.deleted_at is null
              where c.iso_2 = lower(s.country_code) and c.deleted_at is null
                and r.currency_code = lower(s.currency_code)) then 'of_country'
            when exists (select 1 from region r where r.currency_code = lower(s.currency_code)
              and r.deleted_at is null) then 'of_currency' end as region,
       (select count(*)::int from amazon_listing l where l.store_id = s.id and l.deleted_at is null)
         as listings,
       (select count(*)::int from amazon_listing l
        left join amazon_sku k on k.account_id = l.account_id and k.seller_sku = l.seller_sku
          and k.deleted_at is null
        where l.store_id = s.id and l.deleted_at is null and k.variant_id is null) as unlinked
     from s`,
    [storeId]
  )
  return facts
}

export interface ShopFacts {
  channels: number
  /** Enabled channels that a stock location serves. */
  channels_served: number
  locations: number
  products: number
  products_without_profile: number
  variants: number
  with_sku: number
  with_ean: number
  /** Currencies of the regions, small letters. */
  currencies: string[]
  /** Countries of the regions with the region's currency, e.g. `de:eur`. */
  countries: string[]
}

/** What the guide counts in the whole shop. */
export const readShopFacts = async (knex: Knex): Promise<ShopFacts> => {
  const [facts] = await rows<ShopFacts>(
    knex,
    `with variants as (
       select count(*)::int as variants, count(nullif(trim(v.sku), ''))::int as with_sku,
         count(coalesce(nullif(trim(v.ean), ''), nullif(trim(v.barcode), '')))::int as with_ean
       from product_variant v join product p on p.id = v.product_id and p.deleted_at is null
       where v.deleted_at is null
     ), products as (
       select count(*)::int as products, count(*) filter (where not exists (
           select 1 from product_shipping_profile l where l.product_id = p.id
             and l.deleted_at is null))::int as products_without_profile
       from product p where p.deleted_at is null
     )
     select variants.*, products.*,
       (select count(*)::int from sales_channel c where c.deleted_at is null and not c.is_disabled)
         as channels,
       (select count(distinct c.id)::int from sales_channel c
        join sales_channel_stock_location l on l.sales_channel_id = c.id and l.deleted_at is null
        join stock_location p on p.id = l.stock_location_id and p.deleted_at is null
        where c.deleted_at is null and not c.is_disabled) as channels_served,
       (select count(*)::int from stock_location where deleted_at is null) as locations,
       (select coalesce(array_agg(distinct lower(r.currency_code)), '{}') from region r
        where r.deleted_at is null) as currencies,
       (select coalesce(array_agg(c.iso_2 || ':' || lower(r.currency_code)), '{}')
        from region_country c join region r on r.id = c.region_id and r.deleted_at is null
        where c.deleted_at is null) as countries
     from variants, products`
  )
  return facts
}
