/**
 * What a person would write to see which offers differ from their stock: the same tables and joins as
 * the plugin's comparison, one rule for all (the first store's channel), no explanation, nothing kept.
 */
export const PLAIN_QUERY = `with places as (
    select distinct cl.stock_location_id as id from amazon_store st
    join sales_channel_stock_location cl on cl.sales_channel_id = st.sales_channel_id
    where st.account_id = :account and st.status = 'active' and cl.deleted_at is null
  ), available as (
    select vi.variant_id, vi.inventory_item_id, vi.required_quantity,
      sum(il.stocked_quantity - il.reserved_quantity) as units
    from product_variant_inventory_item vi
    join inventory_level il on il.inventory_item_id = vi.inventory_item_id and il.deleted_at is null
    join places p on p.id = il.location_id
    where vi.deleted_at is null
    group by vi.variant_id, vi.inventory_item_id, vi.required_quantity
  ), open_units as (
    select l.seller_sku, sum(l.quantity_ordered - l.quantity_fulfilled) as units
    from amazon_order o join amazon_order_line l on l.amazon_order_row_id = o.id
    where o.account_id = :account and o.state in ('received', 'waiting', 'held', 'importing')
      and o.amazon_status not in ('CANCELLED', 'SHIPPED', 'UNFULFILLABLE')
      and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON' and o.reserved_at is null
    group by l.seller_sku
  ), wanted as (
    select s.id, s.expected_quantity, case when v.manage_inventory then greatest(0,
        min(floor(a.units / a.required_quantity)) - coalesce(max(u.units), 0))
      else 999 - coalesce(max(u.units), 0) end as quantity
    from amazon_sku s
    join product_variant v on v.id = s.variant_id and v.deleted_at is null
    join available a on a.variant_id = s.variant_id
    left join open_units u on u.seller_sku = s.seller_sku
    where s.account_id = :account and s.fulfilment = 'merchant' and s.deleted_at is null
      and exists (select 1 from amazon_listing l join amazon_store st on st.id = l.store_id
        where l.account_id = s.account_id and l.seller_sku = s.seller_sku and l.deleted_at is null
          and st.status = 'active')
    group by s.id, s.expected_quantity, v.manage_inventory
  )
  select id, quantity from wanted where quantity is distinct from expected_quantity`
