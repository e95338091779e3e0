import { rows, type Cradle } from "../lib/knex"
import { HOLDS_STOCK, ORDERS_OF_ABSENCE } from "./absences"

export interface StoreOverviewRow {
  id: string
  name: string
  email: string | null
  status: string
  status_by: string | null
  status_since: Date | null
  closing_total: number | null
  marketplace_id: string
  country_code: string
  currency_code: string
  region: string
  sales_channel_id: string
  stock_location_ids: string[] | null
  attribute_map: { identifier: string; source: string }[] | null
  settings: unknown
  created_at: Date
  account: {
    id: string
    name: string | null
    selling_partner_id: string
    region: string
    status: string
    authorized_at: string | null
    expires_at: string | null
    catching_up: { since: string | null; orders: number; holds_stock: boolean } | null
  } | null
  orders_today: number
  orders_to_ship: number
  orders_held: number
  oldest_held_at: Date | null
  listings_active: number
  listings_unmatched: number
  stock_waiting: number
  stock_sent_at: Date | null
  stock_started: boolean
}

/** Stores with their account and the figures of their cards, whatever their number, in one statement. */
export class AmazonOverviewStores {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * @param ids only these stores; null: all, in the order they were added
   * @param timeZone IANA name; "today" begins at its midnight
   */
  async list(ids: string[] | null, timeZone: string): Promise<StoreOverviewRow[]> {
    return rows<StoreOverviewRow>(
      this.knex,
      `with stores as (
         select * from amazon_store where deleted_at is null
           and (cast(:ids as text[]) is null or id = any(:ids))
       ), orders as (
         select o.store_id,
           count(*) filter (where o.amazon_status <> 'CANCELLED' and o.placed_at >=
             date_trunc('day', now() at time zone :zone) at time zone :zone)::int as orders_today,
           count(*) filter (where o.state = 'imported'
             and coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'
             and o.amazon_status in ('UNSHIPPED', 'PARTIALLY_SHIPPED'))::int as orders_to_ship,
           count(*) filter (where o.state = 'held')::int as orders_held,
           min(o.placed_at) filter (where o.state = 'held') as oldest_held_at
         from amazon_order o
         where o.store_id in (select id from stores) and o.deleted_at is null
         group by o.store_id
       ), under_way as (
         select distinct q.subject_id from amazon_outbox q
         where q.account_id in (select account_id from stores) and q.kind = 'quantity'
           and q.state in ('waiting', 'sending') and q.deleted_at is null
       ), listings as (
         select l.store_id,
           count(*) filter (where l.amazon_status @> '"BUYABLE"')::int as listings_active,
           count(*) filter (where k.variant_id is null)::int as listings_unmatched,
           count(*) filter (where u.subject_id is not null
             or (k.dirty_at is not null and k.variant_id is not null))::int as stock_waiting,
           max(k.sent_at) as stock_sent_at
         from amazon_listing l
         left join amazon_sku k on k.account_id = l.account_id and k.seller_sku = l.seller_sku
           and k.deleted_at is null
         left join under_way u on u.subject_id = k.id
         where l.store_id in (select id from stores) and l.deleted_at is null
         group by l.store_id
       )
       select s.id, s.name, s.email, s.status, s.status_by, s.status_since, s.closing_total, s.marketplace_id, s.country_code, s.currency_code,
         s.region, s.sales_channel_id, s.stock_location_ids, s.attribute_map, s.settings, s.created_at,
         case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name,
           'selling_partner_id', a.selling_partner_id, 'region', a.region, 'status', a.status,
           'authorized_at', a.authorized_at, 'expires_at', a.expires_at, 'catching_up', (
             select jsonb_build_object('orders', ${ORDERS_OF_ABSENCE}, 'holds_stock', ${HOLDS_STOCK},
               'since', case when b.reason <> 'unread' or exists (select 1 from amazon_dataflow d
                 where d.owner_id = a.id and d.flow = 'order-import' and d.last_success_at is not null
                   and d.deleted_at is null) then b.since end)
             from amazon_absence b where b.account_id = a.id and b.ended_at is not null
               and b.caught_up_at is null and b.deleted_at is null)) end as account,
         coalesce(o.orders_today, 0) as orders_today,
         coalesce(o.orders_to_ship, 0) as orders_to_ship,
         coalesce(o.orders_held, 0) as orders_held, o.oldest_held_at,
         coalesce(l.listings_active, 0) as listings_active,
         coalesce(l.listings_unmatched, 0) as listings_unmatched,
         coalesce(l.stock_waiting, 0) as stock_waiting, l.stock_sent_at,
         exists (select 1 from amazon_dataflow f where f.owner_id = s.id and f.flow = 'stock-update'
           and f.acknowledged_at is not null and f.deleted_at is null) as stock_started
       from stores s
       left join amazon_account a on a.id = s.account_id and a.deleted_at is null
       left join orders o on o.store_id = s.id
       left join listings l on l.store_id = s.id
       order by s.created_at, s.id`,
      { ids, zone: timeZone }
    )
  }
}
