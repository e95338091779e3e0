import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export interface OfferItemRecord {
  seller_sku: string
  fulfilment: "merchant" | "amazon" | "unknown"
  product_type: string | null
  lead_time_days: number | null
  /** Amazon's merchant quantity as read; null when Amazon gave none. */
  quantity: number | null
}

export interface OfferItemRow {
  id: string
  account_id: string
  seller_sku: string
  variant_id: string | null
  linked_by: string | null
  fulfilment: string
  product_type: string | null
  lead_time_days: number | null
}

/** Nothing of ours is under way or too fresh for Amazon to show, and Amazon gave a quantity. */
const TRUSTED = `(excluded.read_back_quantity is not null
  and coalesce(s.sent_at, 'epoch') < clock_timestamp() - make_interval(secs => :settle)
  and not exists (select 1 from amazon_outbox o where o.kind = 'quantity' and o.deleted_at is null
    and o.key = s.account_id || ':' || s.seller_sku and o.state in ('waiting', 'sending')))`

/** Who fulfils is Amazon's word at once: what waits for the merchant would take the item from Amazon. */
const DIFFERS = `((excluded.fulfilment <> 'unknown' and excluded.fulfilment is distinct from s.fulfilment)
  or (${TRUSTED} and excluded.read_back_quantity is distinct from s.expected_quantity))`

/** Offer items: seller SKUs of an account, their link to a variant and what Amazon says of them. */
export class AmazonOfferItems {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * What was read from Amazon. Where Amazon's quantity is not what we expect and nothing of ours is
   * on its way (or was sent in the last `settleSeconds`, Amazon shows accepted changes late), the
   * read quantity is the truth and a new decision is asked for; also where another one fulfils now.
   */
  async upsertRead(
    accountId: string,
    items: OfferItemRecord[],
    settleSeconds = 600
  ): Promise<void> {
    if (!items.length) {
      return
    }
    await rows(
      this.knex,
      `with read as (
         select distinct on (r.seller_sku) r.* from jsonb_to_recordset(cast(:items as jsonb)) as r
           (id text, seller_sku text, fulfilment text, product_type text, lead_time_days int, quantity int)
       )
       insert into amazon_sku as s (id, account_id, seller_sku, fulfilment, product_type,
         lead_time_days, read_back_quantity, read_back_at, expected_quantity, expected_at,
         dirty_at, dirty_sequence)
       select id, :account, seller_sku, fulfilment, product_type, lead_time_days, quantity,
         clock_timestamp(), quantity, clock_timestamp(), clock_timestamp(), 1
       from read
       on conflict (account_id, seller_sku) where deleted_at is null do update set
         fulfilment = case when excluded.fulfilment = 'unknown' then s.fulfilment else excluded.fulfilment end,
         product_type = coalesce(excluded.product_type, s.product_type),
         lead_time_days = excluded.lead_time_days,
         read_back_quantity = excluded.read_back_quantity, read_back_at = excluded.read_back_at,
         expected_quantity = case when ${TRUSTED} then excluded.read_back_quantity else s.expected_quantity end,
         expected_at = case when ${TRUSTED} then clock_timestamp() else s.expected_at end,
         dirty_at = case when ${DIFFERS} then coalesce(s.dirty_at, clock_timestamp()) else s.dirty_at end,
         dirty_sequence = s.dirty_sequence + case when ${DIFFERS} then 1 else 0 end,
         updated_at = now()`,
      {
        account: accountId,
        settle: settleSeconds,
        items: JSON.stringify(items.map((item) => ({ ...item, id: newId("amzsku") }))),
      }
    )
  }

  /** Offer items whose link may be found anew: all but those a person decided. */
  async listLinkable(accountId: string, sellerSkus: string[]): Promise<OfferItemRow[]> {
    return rows<OfferItemRow>(
      this.knex,
      `select id, account_id, seller_sku, variant_id, linked_by, fulfilment, product_type, lead_time_days
       from amazon_sku where account_id = ? and seller_sku = any(?) and deleted_at is null
         and linked_by is distinct from 'manual'`,
      [accountId, sellerSkus]
    )
  }

  /** Links set-wise; a new or changed link asks for a new decision. @returns the rows that changed. */
  async link(
    links: { id: string; variant_id: string | null; linked_by: string | null }[]
  ): Promise<{ id: string; seller_sku: string; variant_id: string | null }[]> {
    if (!links.length) {
      return []
    }
    return rows(
      this.knex,
      `update amazon_sku s set variant_id = r.variant_id, linked_by = r.linked_by,
         dirty_at = coalesce(s.dirty_at, clock_timestamp()), dirty_sequence = s.dirty_sequence + 1,
         updated_at = now()
       from jsonb_to_recordset(cast(? as jsonb)) as r (id text, variant_id text, linked_by text)
       where s.id = r.id and (s.variant_id is distinct from r.variant_id
         or s.linked_by is distinct from r.linked_by)
       returning s.id, s.seller_sku, s.variant_id`,
      [JSON.stringify(links)]
    )
  }

  /** Those of the offer items that the merchant fulfils: only they may be given a quantity. */
  async merchantFulfilled(ids: string[]): Promise<Set<string>> {
    const found = await rows<{ id: string }>(
      this.knex,
      `select id from amazon_sku
       where id = any(?) and fulfilment = 'merchant' and deleted_at is null`,
      [ids]
    )
    return new Set(found.map(({ id }) => id))
  }

  /**
   * Variants of seller SKUs, for order lines; null where a person said that none fits. Seller SKUs
   * without a link are left out.
   */
  async linkedVariants(
    accountId: string,
    sellerSkus: string[]
  ): Promise<Map<string, string | null>> {
    const found = await rows<{ seller_sku: string; variant_id: string | null }>(
      this.knex,
      `select seller_sku, variant_id from amazon_sku
       where account_id = ? and seller_sku = any(?) and deleted_at is null
         and (variant_id is not null or linked_by = 'manual')`,
      [accountId, sellerSkus]
    )
    return new Map(found.map((row) => [row.seller_sku, row.variant_id]))
  }

  /** Makes offer items for seller SKUs first met in an order, so that a link can be kept. */
  async ensure(accountId: string, sellerSkus: string[]): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_sku (id, account_id, seller_sku)
       select r.id, :account, r.seller_sku
       from jsonb_to_recordset(cast(:items as jsonb)) as r (id text, seller_sku text)
       on conflict (account_id, seller_sku) where deleted_at is null do nothing`,
      {
        account: accountId,
        items: JSON.stringify(sellerSkus.map((sku) => ({ id: newId("amzsku"), seller_sku: sku }))),
      }
    )
  }
}
