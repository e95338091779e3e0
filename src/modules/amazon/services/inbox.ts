import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { newId } from "../lib/ids"
import { retryConflicts, rows, type Cradle } from "../lib/knex"
import type { ClaimedOrder, InboxMessage, InboxSettlement } from "../lib/inbox-types"
import { countSoldUnits } from "../lib/sold-units"

const ORDER_COLUMNS = `id text, account_id text, amazon_order_id text, store_id text,
  marketplace_id text, amazon_status text, fulfilled_by text, programs jsonb, placed_at timestamptz,
  last_updated_at timestamptz, ship_by timestamptz, source text, facts jsonb, total text,
  currency_code text, item_count int`

/** One message per order, the newest: one statement cannot write a row twice. */
const newestOfEach = (messages: InboxMessage[]): InboxMessage[] => {
  const newest = new Map<string, InboxMessage>()
  for (const message of messages) {
    const other = newest.get(message.amazon_order_id)
    if (!other || Date.parse(other.last_updated_at) < Date.parse(message.last_updated_at)) {
      newest.set(message.amazon_order_id, message)
    }
  }
  return [...newest.values()]
}

const rank = (status: string): string => `case ${status}
  when 'PENDING_AVAILABILITY' then 0 when 'PENDING' then 1 when 'PARTIALLY_SHIPPED' then 3
  when 'SHIPPED' then 4 when 'CANCELLED' then 5 when 'UNFULFILLABLE' then 5 else 2 end`

/**
 * Amazon's times are whole seconds: an order may be placed and paid in one. Another content of the
 * same moment is taken unless its status goes back, and counts as a millisecond newer, so that a
 * projection under way sees that there is news.
 */
const SAME_MOMENT = `(excluded.last_updated_at <= o.last_updated_at
  and excluded.last_updated_at > o.last_updated_at - interval '50 milliseconds'
  and (excluded.facts, excluded.amazon_status) is distinct from (o.facts, o.amazon_status)
  and ${rank("excluded.amazon_status")} >= ${rank("o.amazon_status")})`

/**
 * The inbox: what Amazon says of orders, stored as it is before anything is made of it. Poll,
 * notification, report and file end here, and an older message never overwrites a newer one.
 */
export class AmazonInbox {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Stores messages with their lines and sealed personal data in one transaction, marks the seller
   * SKUs concerned for a new stock decision and counts what was sold from Amazon's quantity.
   * @returns how many orders were new and how many changed; equal and older messages count as neither.
   */
  async store(
    accountId: string,
    messages: InboxMessage[]
  ): Promise<{ created: number; updated: number }> {
    if (!messages.length) {
      return { created: 0, updated: 0 }
    }
    const told = newestOfEach(messages)
    return retryConflicts(() => this.storeOnce(accountId, told))
  }

  private storeOnce(accountId: string, told: InboxMessage[]) {
    return this.knex.transaction(async (trx) => {
      const stored = await this.upsertOrders(trx, accountId, told)
      const ids = new Map(stored.map((row) => [row.amazon_order_id, row.id]))
      const fresh = told.filter((message) => ids.has(message.amazon_order_id))
      await this.upsertLines(trx, ids, fresh)
      await this.upsertBuyers(trx, ids, fresh)
      await countSoldUnits(trx, accountId, stored)
      await this.confirmShipments(trx, ids, fresh)
      const created = stored.filter((row) => row.created).length
      return { created, updated: stored.length - created }
    })
  }

  /**
   * Claims orders to project: received ones and those whose importer died. Orders of stores whose
   * switch is off stay where they are.
   */
  async claim(
    accountId: string,
    owner: string,
    seconds: number,
    limit: number,
    ids?: string[]
  ): Promise<ClaimedOrder[]> {
    return rows<ClaimedOrder>(
      this.knex,
      `with picked as (
         select o.id, o.state as state_before from amazon_order o
         where o.account_id = :account and o.deleted_at is null
           and o.state in ('received', 'importing')
           and coalesce(o.lease_until, 'epoch') < clock_timestamp()
           and (cast(:ids as text[]) is null or o.id = any(:ids))
           and not exists (
             select 1 from amazon_dataflow f where f.owner_id = o.store_id
               and f.flow = 'order-import' and not f.enabled and f.deleted_at is null)
         order by o.placed_at, o.id limit :limit for update of o skip locked
       )
       update amazon_order o set state = 'importing', lease_owner = :owner,
         lease_until = clock_timestamp() + make_interval(secs => :seconds),
         attempts = o.attempts + 1, updated_at = now()
       from picked where picked.id = o.id
       returning o.id, o.account_id, o.amazon_order_id, o.store_id, o.marketplace_id, o.facts,
         o.placed_at, o.last_updated_at, o.attempts, o.order_id, o.reserved_at,
         (select b.blob from amazon_buyer b
          where b.amazon_order_row_id = o.id and b.deleted_at is null) as buyer`,
      { account: accountId, owner, seconds, limit, ids: ids ?? null }
    )
  }

  /** Waiting, held, ignored or back to received (with a pause), for rows still leased by `owner`. */
  async settle(owner: string, settlements: InboxSettlement[]): Promise<void> {
    if (!settlements.length) {
      return
    }
    await rows(
      this.knex,
      `update amazon_order o set
         state = case when r.state <> 'received' and r.projected_at < o.last_updated_at
                      then 'received' else r.state end,
         held_reasons = r.held_reasons, ignored_reason = r.ignored_reason,
         convention = coalesce(r.convention, o.convention), money = coalesce(r.money, o.money),
         projected_at = r.projected_at, lease_owner = null,
         lease_until = case when r.retry_in is null then null
                       else clock_timestamp() + make_interval(secs => r.retry_in) end,
         updated_at = now()
       from jsonb_to_recordset(cast(:rows as jsonb)) as r
         (id text, state text, held_reasons jsonb, ignored_reason text, convention text,
          money jsonb, projected_at timestamptz, retry_in int)
       where o.id = r.id and o.lease_owner = :owner and o.state = 'importing'`,
      { owner, rows: JSON.stringify(settlements) }
    )
  }

  /** The Medusa order is there: remembered before payment and reservation, so that a kill loses nothing. */
  async attachOrders(
    owner: string,
    orders: { id: string; order_id: string; convention: string | null; money: unknown }[]
  ): Promise<void> {
    await rows(
      this.knex,
      `update amazon_order o set order_id = r.order_id, convention = r.convention, money = r.money,
         updated_at = now()
       from jsonb_to_recordset(cast(:rows as jsonb)) as r
         (id text, order_id text, convention text, money jsonb)
       where o.id = r.id and o.lease_owner = :owner`,
      { owner, rows: JSON.stringify(orders) }
    )
  }

  /** Imported: order, payment, links and reservations are in place. */
  async complete(
    owner: string,
    orders: { id: string; projected_at: Date; lines: Record<string, string[]> }[]
  ): Promise<string[]> {
    return this.knex.transaction(async (trx) => {
      const done = await rows<{ id: string }>(
        trx,
        `update amazon_order o set state = 'imported', imported_at = coalesce(imported_at, clock_timestamp()),
           reserved_at = coalesce(reserved_at, clock_timestamp()), projected_at = r.projected_at,
           held_reasons = null, ignored_reason = null, lease_owner = null, lease_until = null,
           updated_at = now()
         from jsonb_to_recordset(cast(:rows as jsonb)) as r (id text, projected_at timestamptz)
         where o.id = r.id and o.lease_owner = :owner returning o.id`,
        { owner, rows: JSON.stringify(orders) }
      )
      await rows(
        trx,
        `update amazon_order_line l set line_item_ids = r.line_item_ids, updated_at = now()
         from jsonb_to_recordset(cast(? as jsonb)) as r
           (order_id text, item_id text, line_item_ids jsonb)
         where l.amazon_order_row_id = r.order_id and l.amazon_order_item_id = r.item_id`,
        [
          JSON.stringify(
            orders.flatMap((order) =>
              Object.entries(order.lines).map(([itemId, lineItemIds]) => ({
                order_id: order.id,
                item_id: itemId,
                line_item_ids: lineItemIds,
              }))
            )
          ),
        ]
      )
      return done.map((row) => row.id)
    })
  }

  /** Held (and with `all` also ignored and waiting) orders back to received, to be tried again. */
  async requeue(filter: { ids?: string[]; accountId?: string; sellerSkus?: string[] }) {
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

  private async upsertOrders(trx: Knex.Transaction, accountId: string, messages: InboxMessage[]) {
    const records = messages.map(
      ({ lines: _lines, buyer: _buyer, packages: _packages, ...order }) => ({
        ...order,
        id: newId("amzord"),
        account_id: accountId,
      })
    )
    return rows<{
      id: string
      amazon_order_id: string
      created: boolean
      status_before: string | null
    }>(
      trx,
      `insert into amazon_order as o (id, account_id, amazon_order_id, store_id, marketplace_id,
         amazon_status, fulfilled_by, programs, placed_at, last_updated_at, ship_by, source, facts,
         total, currency_code, item_count, state)
       select r.*, 'received' from jsonb_to_recordset(cast(? as jsonb)) as r (${ORDER_COLUMNS})
       order by r.amazon_order_id
       on conflict (account_id, amazon_order_id) where deleted_at is null do update set
         store_id = coalesce(excluded.store_id, o.store_id),
         marketplace_id = excluded.marketplace_id, amazon_status = excluded.amazon_status,
         fulfilled_by = coalesce(excluded.fulfilled_by, o.fulfilled_by),
         programs = excluded.programs, placed_at = excluded.placed_at,
         last_updated_at = greatest(excluded.last_updated_at, o.last_updated_at + interval '1 millisecond'),
         ship_by = excluded.ship_by,
         source = excluded.source, facts = excluded.facts,
         total = coalesce(excluded.total, o.total),
         currency_code = coalesce(excluded.currency_code, o.currency_code),
         item_count = excluded.item_count,
         state = case when o.state in ('imported', 'importing') then o.state else 'received' end,
         attempts = 0, lease_until = case when o.state = 'importing' then o.lease_until end,
         updated_at = now()
       where o.last_updated_at < excluded.last_updated_at or ${SAME_MOMENT}
       returning id, amazon_order_id, (xmax = 0) as created,
         (select before.amazon_status from amazon_order before where before.id = o.id) as status_before`,
      [JSON.stringify(records)]
    )
  }

  private async upsertLines(
    trx: Knex.Transaction,
    ids: Map<string, string>,
    messages: InboxMessage[]
  ) {
    const lines = messages.flatMap((message) =>
      message.lines.map((line) => ({
        ...line,
        id: newId("amzoli"),
        amazon_order_row_id: ids.get(message.amazon_order_id),
      }))
    )
    await rows(
      trx,
      `insert into amazon_order_line (id, amazon_order_row_id, amazon_order_item_id, seller_sku,
         asin, title, quantity_ordered, quantity_fulfilled, total)
       select r.* from jsonb_to_recordset(cast(? as jsonb)) as r
         (id text, amazon_order_row_id text, amazon_order_item_id text, seller_sku text, asin text,
          title text, quantity_ordered int, quantity_fulfilled int, total text)
       on conflict (amazon_order_row_id, amazon_order_item_id) where deleted_at is null do update set
         seller_sku = excluded.seller_sku, asin = excluded.asin, title = excluded.title,
         quantity_ordered = excluded.quantity_ordered,
         quantity_fulfilled = excluded.quantity_fulfilled, total = excluded.total, updated_at = now()`,
      [JSON.stringify(lines)]
    )
  }

  private async upsertBuyers(
    trx: Knex.Transaction,
    ids: Map<string, string>,
    messages: InboxMessage[]
  ) {
    const buyers = messages
      .filter((message) => message.buyer)
      .map((message) => ({
        id: newId("amzbuy"),
        row_id: ids.get(message.amazon_order_id),
        blob: message.buyer,
      }))
    await rows(
      trx,
      `insert into amazon_buyer as b (id, amazon_order_row_id, blob)
       select r.* from jsonb_to_recordset(cast(? as jsonb)) as r (id text, row_id text, blob text)
       on conflict (amazon_order_row_id) where deleted_at is null
       do update set blob = excluded.blob, updated_at = now() where b.erased_at is null`,
      [JSON.stringify(buyers)]
    )
  }

  /** Amazon shows the parcel: the confirmation we sent is read back. */
  private async confirmShipments(
    trx: Knex.Transaction,
    ids: Map<string, string>,
    messages: InboxMessage[]
  ) {
    const packages = messages.flatMap((message) =>
      message.packages.map((reference) => ({
        subject_id: ids.get(message.amazon_order_id),
        reference,
      }))
    )
    if (packages.length) {
      await rows(
        trx,
        `update amazon_outbox o set state = 'confirmed', updated_at = now()
         from jsonb_to_recordset(cast(? as jsonb)) as r (subject_id text, reference text)
         where o.kind = 'shipment' and o.state = 'sent' and o.subject_id = r.subject_id
           and o.payload->>'package_reference_id' = r.reference`,
        [JSON.stringify(packages)]
      )
    }
  }
}
