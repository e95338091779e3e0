import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows, type Cradle } from "../lib/knex"
import { STOCK_ON } from "../medusa-tables/stock-facts"

export interface ClosingCounts {
  to_zero: number
  shared: number
  by_amazon: number
  unlinked: number
  /** The store's stock is sent: switch, settings and risk. */
  stock_on: boolean
}

export interface ClosingProgress {
  /** Seller SKUs of which Amazon has not accepted the zero yet. */
  left: number
  /** Of these, what it refused. */
  refused: number
}

/** So many failures, some minutes, a parcel is waited for. */
const PATIENCE = 5

/** Offer items of the store, and whether another store of the account goes on selling them. */
const ITEMS = `select k.id, k.fulfilment, k.variant_id, k.expected_quantity, k.dirty_at,
    exists (select 1 from amazon_listing o join amazon_store s on s.id = o.store_id
      and s.id <> l.store_id and s.status in ('active', 'paused') and s.deleted_at is null
      where o.account_id = l.account_id and o.seller_sku = l.seller_sku and o.deleted_at is null) as shared
  from amazon_listing l
  join amazon_sku k on k.account_id = l.account_id and k.seller_sku = l.seller_sku
    and k.deleted_at is null
  where l.store_id = :store and l.deleted_at is null`

const OURS = `fulfilment = 'merchant' and variant_id is not null`

/** Stores whose listings are brought to zero before they are deleted. */
export class AmazonClosings {
  private readonly knex: Knex | Knex.Transaction

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async count(storeId: string): Promise<ClosingCounts> {
    const [counts] = await rows<ClosingCounts>(
      this.knex,
      `with items as (${ITEMS})
       select count(*) filter (where ${OURS} and not shared)::int as to_zero,
         count(*) filter (where ${OURS} and shared)::int as shared,
         count(*) filter (where fulfilment = 'amazon')::int as by_amazon,
         count(*) filter (where fulfilment <> 'amazon' and not (${OURS}))::int as unlinked,
         coalesce((select ${STOCK_ON} from amazon_store st
           left join amazon_dataflow f on f.owner_id = st.id and f.flow = 'stock-update'
             and f.deleted_at is null
           where st.id = :store), false) as stock_on
       from items`,
      { store: storeId }
    )
    return counts
  }

  async progress(storeId: string): Promise<ClosingProgress> {
    const [progress] = await rows<ClosingProgress>(
      this.knex,
      `with items as (${ITEMS}), unfinished as (
         select i.id, i.dirty_at, (select o.state from amazon_outbox o where o.subject_id = i.id
             and o.kind = 'quantity' and o.deleted_at is null
             and o.state not in ('superseded', 'cancelled')
             order by o.updated_at desc limit 1) as last
         from items i where ${OURS} and not shared
           and (i.expected_quantity is distinct from 0 or i.dirty_at is not null
             or exists (select 1 from amazon_outbox o where o.subject_id = i.id and o.kind = 'quantity'
               and o.state in ('waiting', 'sending') and o.deleted_at is null))
       )
       select count(*)::int as left,
         count(*) filter (where last = 'refused' and dirty_at is null)::int as refused
       from unfinished`,
      { store: storeId }
    )
    return progress
  }

  /** Whether Amazon is still to be told of a parcel that left: with the store that would be lost. */
  async awaitsParcels(storeId: string): Promise<boolean> {
    const waiting = await rows(
      this.knex,
      `select 1 from amazon_outbox o
       where o.store_id = :store and o.kind = 'shipment' and o.state in ('waiting', 'sending')
         and o.attempts < :patience and o.deleted_at is null
         and not exists (select 1 from amazon_dataflow f where f.owner_id = o.store_id
           and f.flow = 'order-status-update' and not f.enabled and f.deleted_at is null)
       limit 1`,
      { store: storeId, patience: PATIENCE }
    )
    return waiting.length > 0
  }
}
