import type { ReadListing } from "../../../domain/listings"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** A listing as read from Amazon; who fulfils it and its quantity belong to the offer item. */
export type ListingRecord = Omit<ReadListing, "fulfilment" | "quantity" | "lead_time_days">

/** Listings of stores, as Amazon last told them. */
export class AmazonListings {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Of a store that was deleted or given to another account meanwhile nothing is kept; that change waits
   * for this statement.
   */
  async upsert(storeId: string, accountId: string, listings: ListingRecord[]): Promise<void> {
    if (!listings.length) {
      return
    }
    await rows(
      this.knex,
      `with store as (
         select id from amazon_store
         where id = :store and account_id = :account and deleted_at is null for share
       )
       insert into amazon_listing as l (id, store_id, account_id, seller_sku, asin, title, image_url,
         product_type, amazon_status, identifiers, price, currency_code, issue_count, issues, synced_at)
       select r.id, store.id, :account, r.seller_sku, r.asin, r.title, r.image_url, r.product_type,
         r.amazon_status, r.identifiers, r.price, r.currency_code, r.issue_count, r.issues, clock_timestamp()
       from store, jsonb_to_recordset(cast(:listings as jsonb)) as r (id text, seller_sku text, asin text,
         title text, image_url text, product_type text, amazon_status jsonb, identifiers jsonb,
         price text, currency_code text, issue_count int, issues jsonb)
       on conflict (store_id, seller_sku) where deleted_at is null do update set
         account_id = excluded.account_id, asin = excluded.asin, title = excluded.title, image_url = excluded.image_url,
         product_type = excluded.product_type, amazon_status = excluded.amazon_status,
         identifiers = coalesce(excluded.identifiers, l.identifiers), price = excluded.price,
         currency_code = excluded.currency_code, issue_count = excluded.issue_count,
         issues = excluded.issues, synced_at = excluded.synced_at, updated_at = now()`,
      {
        store: storeId,
        account: accountId,
        listings: JSON.stringify(listings.map((listing) => ({ ...listing, id: newId("amzlst") }))),
      }
    )
  }

  /** Now by the database's clock, which also stamps what is read; the application's may be ahead. */
  async now(): Promise<Date> {
    const [{ now }] = await rows<{ now: Date }>(this.knex, `select clock_timestamp() as now`)
    return now
  }

  /** How many listings of the store a reading begun at `since` has shown. */
  async countSeen(storeId: string, since: Date): Promise<number> {
    const [{ seen }] = await rows<{ seen: number }>(
      this.knex,
      `select count(*)::int as seen from amazon_listing
       where store_id = ? and deleted_at is null and synced_at >= ?`,
      [storeId, since]
    )
    return seen
  }

  /** Listings of the store that a complete reading begun at `since` did not show are gone at Amazon. */
  async removeUnseen(storeId: string, since: Date): Promise<number> {
    const gone = await rows(
      this.knex,
      `update amazon_listing set deleted_at = now(), updated_at = now()
       where store_id = ? and deleted_at is null and synced_at < ? returning id`,
      [storeId, since]
    )
    return gone.length
  }
}
