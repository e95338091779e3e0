import type { IgnoreReason } from "../../../domain/orders"
import { inTransaction, rows, type Cradle } from "../lib/knex"
import { markSellerSkus } from "../lib/sold-units"

/** Orders of the inbox that are to be looked at again, as what kept them from Medusa may be gone. */
export class AmazonRequeue {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** Held orders back to received, to be tried again: all, or those that every given filter takes. */
  async held(filter: { ids?: string[]; accountId?: string; sellerSkus?: string[] }) {
    return rows<{ id: string; account_id: string }>(
      this.knex,
      `update amazon_order o set state = 'received', attempts = 0, lease_until = null, updated_at = now()
       where o.state = 'held' and o.deleted_at is null
         and (cast(:ids as text[]) is null or o.id = any(:ids))
         and (cast(:account as text) is null or o.account_id = :account)
         and (cast(:skus as text[]) is null or exists (
           select 1 from amazon_order_line l
           where l.amazon_order_row_id = o.id and l.seller_sku = any(:skus)))
       returning o.id, o.account_id`,
      {
        ids: filter.ids ?? null,
        account: filter.accountId ?? null,
        skus: filter.sellerSkus ?? null,
      }
    )
  }

  /** Orders held for a seller SKU that has a variant now are looked at again. @returns how many. */
  async linked(accountId: string): Promise<number> {
    const again = await rows(
      this.knex,
      `update amazon_order o set state = 'received', attempts = 0, lease_until = null, updated_at = now()
       where o.account_id = ? and o.state = 'held' and o.deleted_at is null and exists (
         select 1 from jsonb_array_elements(o.held_reasons) as r
         join amazon_sku s on s.account_id = o.account_id and s.variant_id is not null
           and s.seller_sku = r->'parameters'->>'sku' and s.deleted_at is null
         where r->>'code' = 'unknown_sku')
       returning o.id`,
      [accountId]
    )
    return again.length
  }

  /**
   * Orders of a store that were ignored for a reason which may be gone are looked at again. Their
   * units count as pending until then.
   */
  async ignored(storeId: string, reason: IgnoreReason): Promise<number> {
    return inTransaction(this.knex, async (trx) => {
      const again = await rows<{ id: string }>(
        trx,
        `update amazon_order set state = 'received', ignored_reason = null, attempts = 0,
           lease_until = null, updated_at = now()
         where store_id = ? and state = 'ignored' and ignored_reason = ? and deleted_at is null
         returning id`,
        [storeId, reason]
      )
      await markSellerSkus(
        trx,
        again.map(({ id }) => id)
      )
      return again.length
    })
  }

  /** Orders Amazon told of before their store existed get it now and are looked at again. */
  async assignStore(accountId: string, storeId: string, marketplaceId: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_order set store_id = :store, updated_at = now(),
         state = case when state = 'ignored' and ignored_reason = 'no_store' then 'received' else state end
       where account_id = :account and marketplace_id = :marketplace and store_id is null
         and deleted_at is null`,
      { account: accountId, store: storeId, marketplace: marketplaceId }
    )
  }
}
