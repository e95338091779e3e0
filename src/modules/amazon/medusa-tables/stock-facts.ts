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
  /** It is wanted, but nobody has looked at what would be sent yet. */
  awaits_start: boolean
  /** Every store of the account that lists it and is not being deleted is paused. */
  paused: boolean
  /** Only stores of the account that are being deleted list it. */
  closing: boolean
  threshold: number
  maximum: number | null
  /** Units of known orders that nothing is reserved for, also imported ones without a stock location. */
  pending: number
  /** Units of orders being imported this moment: decide a little later. */
  in_flight: number
  marked_seconds: number
  /** One per inventory item of the variant (kits have several); null: no level at these locations. */
  components: { required: number; stocked: number; reserved: number }[] | null
  /** All of the above that the decision is made of, as one text: the same text, the same decision. */
  figures: string
}

/** Of another rule of `decideQuantity`: what was decided by an older one is decided anew. */
const RULE = 1

/** A line of an order that could not be reserved as a whole: other lines of it had no stock location. */
const IS_RESERVED = `exists (select 1 from reservation_item ri where ri.deleted_at is null
    and ri.line_item_id in (select jsonb_array_elements_text(
      case when jsonb_typeof(l.line_item_ids) = 'array' then l.line_item_ids end)))`

const WANTS_STOCK = `coalesce((st.settings->'stock'->>'enabled')::boolean, true)
        and coalesce(f.enabled, true)`
/** A store (`st`) wants stock sent: its settings say so, its switch (`f`) is on, its risk is taken on. */
export const STOCK_ON = `${WANTS_STOCK} and f.acknowledged_at is not null`
/** It does. */
const SENDS = `st.status = 'active' and ${STOCK_ON}`
const WORKS = `st.status in ('active', 'paused', 'closing')`

/**
 * The facts of the offer items in `chosen` (rows of amazon_sku), for one of them or for all: the marks
 * and the comparison must see the same. Locations are those of the stores that list the SKU: the ones
 * chosen, else all of the store's sales channel. A set of stores is a bit mask, so that rules and
 * places are worked out once per set and not once per SKU.
 * @param sends whether a store (`st`, its switch `f`) sends stock
 * @param works which stores count
 */
const factsOf = (
  chosen: string,
  sends = SENDS,
  works = WORKS
): string => `chosen as materialized (${chosen}), stores as (
    select st.id, 1::bigint << (row_number() over (order by st.id) - 1)::int as bit,
      st.status, ${sends} as enabled,
      st.status = 'active' and ${WANTS_STOCK} and f.acknowledged_at is null as awaited,
      coalesce((st.settings->'stock'->>'threshold')::int, 0) as threshold,
      (st.settings->'stock'->>'maximum')::int as maximum,
      case when jsonb_array_length(st.stock_location_ids) > 0 then
        array(select jsonb_array_elements_text(st.stock_location_ids))
      else array(select cl.stock_location_id from sales_channel_stock_location cl
        where cl.sales_channel_id = st.sales_channel_id and cl.deleted_at is null) end as locations
    from amazon_store st
    left join amazon_dataflow f on f.owner_id = st.id and f.flow = 'stock-update' and f.deleted_at is null
    where st.account_id = :account and ${works} and st.deleted_at is null
  ), listed as materialized (
    select l.seller_sku, bit_or(st.bit) as stores from amazon_listing l
    join stores st on st.id = l.store_id
    where l.account_id = :account and l.deleted_at is null
      and l.seller_sku in (select seller_sku from chosen)
    group by l.seller_sku
  ), sets as (
    select stores from listed group by stores
  ), rules as (
    select x.stores, bool_or(st.enabled) as enabled,
      bool_or(st.awaited) and not bool_or(st.enabled) as awaited,
      bool_and(st.status = 'closing') as closing,
      bool_or(st.status = 'paused') and not bool_or(st.status = 'active') as paused,
      coalesce(min(st.id) filter (where st.enabled),
        case when bool_and(st.status = 'closing') then min(st.id) end) as store_id,
      max(st.threshold) filter (where st.enabled) as threshold,
      min(st.maximum) filter (where st.enabled) as maximum
    from sets x join stores st on st.bit & x.stores <> 0 group by x.stores
  ), places as (
    select distinct x.stores, unnest(st.locations) as location_id
    from sets x join stores st on st.bit & x.stores <> 0 and st.enabled
  ), parts as (
    select c.id, vi.inventory_item_id, vi.required_quantity as required, count(il.id) as levels,
      coalesce(sum(il.stocked_quantity), 0) as stocked, coalesce(sum(il.reserved_quantity), 0) as reserved
    from chosen c
    join listed x on x.seller_sku = c.seller_sku
    join product_variant_inventory_item vi on vi.variant_id = c.variant_id and vi.deleted_at is null
    left join (inventory_level il join places p on p.location_id = il.location_id)
      on il.inventory_item_id = vi.inventory_item_id and il.deleted_at is null and p.stores = x.stores
    group by c.id, vi.inventory_item_id, vi.required_quantity
  ), stock as (
    select id, jsonb_agg(jsonb_build_object('required', required, 'stocked', stocked,
        'reserved', reserved) order by inventory_item_id) as components,
      string_agg(required || '*' || stocked || '-' || reserved, '+' order by inventory_item_id) as figures
    from parts group by id having sum(levels) > 0
  ), units as (
    select l.seller_sku,
      coalesce(sum(l.quantity_ordered - l.quantity_fulfilled)
        filter (where o.reserved_at is null and not ${IS_RESERVED}), 0)::int as pending,
      coalesce(sum(l.quantity_ordered) filter (where o.state = 'importing'
        and o.lease_until > clock_timestamp()), 0)::int as in_flight
    from amazon_order_line l
    join amazon_order o on o.id = l.amazon_order_row_id and o.deleted_at is null
    where o.account_id = :account and l.deleted_at is null
      and l.seller_sku in (select seller_sku from chosen)
      and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'
      and o.amazon_status not in ('CANCELLED', 'SHIPPED', 'UNFULFILLABLE')
      and (o.state in ('received', 'waiting', 'held', 'importing')
        or (o.state = 'imported' and o.reserved_at is null))
    group by l.seller_sku
  ), facts as (
    select c.id, r.store_id, v.manage_inventory, coalesce(r.enabled, false) as stock_enabled,
      coalesce(r.awaited, false) as awaits_start, coalesce(r.paused, false) as paused,
      coalesce(r.closing, false) as closing,
      coalesce(r.threshold, 0) as threshold, r.maximum, coalesce(u.pending, 0) as pending,
      coalesce(u.in_flight, 0) as in_flight, stock.components,
      concat_ws('|', ${RULE}, c.fulfilment, coalesce(c.variant_id, ''), coalesce(r.enabled, false),
        coalesce(v.manage_inventory::text, '-'), coalesce(stock.figures, ''), coalesce(u.pending, 0),
        coalesce(r.threshold, 0), coalesce(r.maximum::text, ''),
        case when r.awaited then 'awaited' end, case when r.paused then 'paused' end,
        case when r.closing then 'closing' end) as figures
    from chosen c
    left join product_variant v on v.id = c.variant_id and v.deleted_at is null
    left join listed x on x.seller_sku = c.seller_sku
    left join rules r on r.stores = x.stores
    left join stock on stock.id = c.id
    left join units u on u.seller_sku = c.seller_sku
  )`

/** Of each batch so many are the latest marks: a change must not wait behind a hundred thousand. */
const LATEST = 100

const MARKED = `select * from amazon_sku s
  where s.account_id = :account and s.dirty_at is not null and s.deleted_at is null`

/** Of chosen offer items, for the decision. */
const DECIDED_FROM = `select c.id, c.seller_sku, f.store_id, c.fulfilment, c.product_type, c.lead_time_days,
    c.variant_id, f.manage_inventory, c.dirty_sequence,
    case when not exists (select 1 from amazon_outbox o where o.kind = 'quantity'
        and o.key = c.account_id || ':' || c.seller_sku and o.state = 'sending' and o.deleted_at is null)
      then c.expected_quantity end as expected_quantity,
    f.stock_enabled, f.awaits_start, f.paused, f.closing, f.threshold, f.maximum, f.pending, f.in_flight,
    extract(epoch from clock_timestamp() - c.dirty_at)::float as marked_seconds, f.components, f.figures
  from chosen c join facts f on f.id = c.id`

/** Facts for marked offer items of an account: the latest marks and the oldest ones. */
export const readMarkedStock = (
  knex: Knex,
  accountId: string,
  limit: number
): Promise<StockFacts[]> =>
  rows<StockFacts>(
    knex,
    `with ${factsOf(
      `(${MARKED} order by s.dirty_at desc limit ${LATEST})
       union (${MARKED} order by s.dirty_at limit :limit)`
    )}
     ${DECIDED_FROM}
     order by c.dirty_at, c.id`,
    { account: accountId, limit }
  )

/** A store's linked offer items, or those of them whose quantity is to be decided or sent. */
const LISTED = `select * from amazon_sku s
  where s.account_id = :account and s.variant_id is not null and s.deleted_at is null
    and s.seller_sku > :after
    and (s.dirty_at is not null or not cast(:marked as boolean) or exists (
      select 1 from amazon_outbox o where o.kind = 'quantity' and o.state = 'waiting'
        and o.key = s.account_id || ':' || s.seller_sku and o.deleted_at is null))
    and exists (select 1 from amazon_listing l where l.store_id = :store
      and l.account_id = s.account_id and l.seller_sku = s.seller_sku and l.deleted_at is null)
  order by s.seller_sku limit :limit`

const THIS_ONE = `st.id = :store`

/**
 * Facts for a page of a store's linked offer items, as if the store sent stock, whatever keeps it from
 * that now. By seller SKU, after `after`.
 */
export const readStockOfStore = (
  knex: Knex,
  store: { id: string; account_id: string },
  page: { marked: boolean; after: string; limit: number }
): Promise<StockFacts[]> =>
  rows<StockFacts>(
    knex,
    `with ${factsOf(LISTED, `(${THIS_ONE} or (${SENDS}))`, `(${THIS_ONE} or ${WORKS})`)}
     ${DECIDED_FROM}
     order by c.seller_sku`,
    { account: store.account_id, store: store.id, ...page }
  )

/** Linked offer items that nobody has marked yet: the others are decided anyway. */
const UNMARKED = `select s.id, s.seller_sku, s.variant_id, s.fulfilment, s.decided_from,
    s.desired_quantity is not null and s.desired_quantity is distinct from s.expected_quantity as unsent
  from amazon_sku s
  where s.account_id = :account and s.variant_id is not null and s.dirty_at is null
    and s.deleted_at is null`

/** Of these, those whose variant's stock or parts were written to since. */
const TOUCHED = `${UNMARKED} and s.variant_id in (
    select vi.variant_id from inventory_level il
    join product_variant_inventory_item vi on vi.inventory_item_id = il.inventory_item_id
    where il.updated_at > :since or il.deleted_at > :since
    union select variant_id from product_variant_inventory_item
    where updated_at > :since or deleted_at > :since)`

export interface ComparedStock {
  compared: number
  marked: number
}

/**
 * Marks the offer items whose quantity was decided from other figures than there are now, in one
 * statement: nothing leaves the database, and what is the same is not written. No event is needed,
 * so that this finds what no event told.
 * @param options.since only what was written to in Medusa's tables after this (database clock)
 * @param options.unsent also what was decided but is not at Amazon, as after a refusal
 */
export const markChangedStock = async (
  knex: Knex,
  accountId: string,
  options: { since?: Date; unsent?: boolean } = {}
): Promise<ComparedStock> => {
  const { since, unsent = false } = options
  const [compared] = await rows<ComparedStock>(
    knex,
    `with ${factsOf(since ? TOUCHED : UNMARKED)}, differing as materialized (
       select c.id from chosen c join facts f on f.id = c.id
       where f.figures is distinct from c.decided_from or (c.unsent and cast(:unsent as boolean))
     ), marked as (
       update amazon_sku s set dirty_at = clock_timestamp(), dirty_sequence = s.dirty_sequence + 1,
         updated_at = now()
       from differing d where d.id = s.id and s.dirty_at is null returning 1
     ) select (select count(*) from chosen)::int as compared, (select count(*) from marked)::int as marked`,
    { account: accountId, unsent, ...(since ? { since } : {}) }
  )
  return compared
}
