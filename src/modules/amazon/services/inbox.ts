import { badDataCode } from "../lib/bad-data"
import {
  bareMessage,
  confirmShipments,
  upsertBuyers,
  upsertLines,
  upsertOrders,
  withStoresThatAre,
  type NamedMessage,
} from "../lib/inbox-rows"
import type {
  ClaimedOrder,
  InboxEvent,
  InboxMessage,
  InboxSettlement,
  StoredPage,
} from "../lib/inbox-types"
import { inTransaction, retryConflicts, rows, type Cradle } from "../lib/knex"
import { countSoldUnits, markSellerSkus } from "../lib/sold-units"
import { crashPoint } from "../lib/crash-points"

const EVENT_ID = `'amzevt_' || replace(gen_random_uuid()::text, '-', '')`

/** One message per order, the newest: one statement cannot write a row twice. */
const newestOfEach = (messages: NamedMessage[]): NamedMessage[] => {
  const newest = new Map<string, NamedMessage>()
  for (const message of messages) {
    const other = newest.get(message.amazon_order_id)
    if (!other || Date.parse(other.last_updated_at) < Date.parse(message.last_updated_at)) {
      newest.set(message.amazon_order_id, message)
    }
  }
  return [...newest.values()]
}

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
   * Stores messages with their lines and sealed personal data, marks the seller SKUs concerned for a
   * new stock decision and counts what was sold from Amazon's quantity. One transaction for all; when
   * the data of one is to blame that it fails, it is found by halving, kept in a bare form that is
   * held, and the others are stored.
   * @returns how many orders were new and how many changed (equal and older messages count as
   * neither), and those that could not be stored in any form.
   * @throws when the database is to blame; a part may be stored then, and all may be stored again.
   */
  async store(accountId: string, messages: InboxMessage[]): Promise<StoredPage> {
    const named = messages.filter((message): message is NamedMessage => !!message.amazon_order_id)
    const stored = await this.storeSome(accountId, newestOfEach(named))
    const nameless = messages
      .filter((message) => !message.amazon_order_id)
      .map((message) => ({ message, code: null }))
    return { ...stored, refused: [...nameless, ...stored.refused] }
  }

  private async storeSome(accountId: string, told: NamedMessage[]): Promise<StoredPage> {
    if (!told.length) {
      return { created: 0, updated: 0, refused: [] }
    }
    try {
      return await retryConflicts(() => this.storeOnce(accountId, told))
    } catch (error) {
      const code = badDataCode(error)
      if (!code) {
        throw error
      }
      if (told.length === 1) {
        return this.storeBare(accountId, told[0], code)
      }
      const middle = Math.ceil(told.length / 2)
      const first = await this.storeSome(accountId, told.slice(0, middle))
      const second = await this.storeSome(accountId, told.slice(middle))
      return {
        created: first.created + second.created,
        updated: first.updated + second.updated,
        refused: [...first.refused, ...second.refused],
      }
    }
  }

  private async storeBare(
    accountId: string,
    message: NamedMessage,
    code: string
  ): Promise<StoredPage> {
    try {
      return await retryConflicts(() => this.storeOnce(accountId, [bareMessage(message, code)]))
    } catch (error) {
      if (!badDataCode(error)) {
        throw error
      }
      return { created: 0, updated: 0, refused: [{ message, code }] }
    }
  }

  private storeOnce(accountId: string, told: NamedMessage[]): Promise<StoredPage> {
    return this.knex.transaction(async (trx) => {
      const stored = await upsertOrders(
        trx,
        accountId,
        await withStoresThatAre(trx, accountId, told)
      )
      await crashPoint("inbox.orders_stored")
      const ids = new Map(stored.map((row) => [row.amazon_order_id, row.id]))
      const fresh = told.filter((message) => ids.has(message.amazon_order_id))
      await upsertLines(trx, ids, fresh)
      await crashPoint("inbox.lines_stored")
      await upsertBuyers(trx, ids, fresh)
      await crashPoint("inbox.buyers_stored")
      await countSoldUnits(trx, accountId, stored)
      await crashPoint("inbox.sold_units_counted")
      await confirmShipments(trx, ids, fresh)
      await crashPoint("inbox.before_commit")
      const created = stored.filter((row) => row.created).length
      return { created, updated: stored.length - created, refused: [] }
    })
  }

  /**
   * Claims orders to project: received ones, and when there are none, one whose importer died. That
   * counts as an attempt, as the order may be what kills its importers; alone, so that only the one to
   * blame comes that far. Orders of stores that are paused or whose switch is off stay where they are;
   * of a paused one a person may name some.
   */
  async claim(
    accountId: string,
    owner: string,
    seconds: number,
    limit: number,
    ids?: string[],
    abandonedToo = true
  ): Promise<ClaimedOrder[]> {
    const claimed = await this.claimIn("received", accountId, owner, seconds, limit, ids)
    return claimed.length || !abandonedToo
      ? claimed
      : this.claimIn("importing", accountId, owner, seconds, 1, ids)
  }

  private async claimIn(
    state: "received" | "importing",
    accountId: string,
    owner: string,
    seconds: number,
    limit: number,
    ids?: string[]
  ): Promise<ClaimedOrder[]> {
    return rows<ClaimedOrder>(
      this.knex,
      `with picked as (
         select o.id from amazon_order o
         where o.account_id = :account and o.deleted_at is null
           and o.state = :state
           and coalesce(o.lease_until, 'epoch') < clock_timestamp()
           and (cast(:ids as text[]) is null or o.id = any(:ids))
           and not exists (
             select 1 from amazon_dataflow f where f.owner_id = o.store_id
               and f.flow = 'order-import' and not f.enabled and f.deleted_at is null)
           and (cast(:ids as text[]) is not null or not exists (
             select 1 from amazon_store s where s.id = o.store_id and s.status = 'paused'))
         order by o.placed_at, o.id limit :limit for update of o skip locked
       )
       update amazon_order o set state = 'importing', lease_owner = :owner,
         attempts = o.attempts + case when :state = 'importing' then 1 else 0 end,
         lease_until = clock_timestamp() + make_interval(secs => :seconds), updated_at = now()
       from picked where picked.id = o.id
       returning o.id, o.account_id, o.amazon_order_id, o.store_id, o.marketplace_id, o.facts,
         o.placed_at, o.last_updated_at, o.attempts, o.reserved_at,
         :state = 'importing' as abandoned,
         (select b.blob from amazon_buyer b
          where b.amazon_order_row_id = o.id and b.deleted_at is null) as buyer`,
      { state, account: accountId, owner, seconds, limit, ids: ids ?? null }
    )
  }

  /**
   * Waiting, held, ignored or back to received (with a pause), for rows still leased by `owner`. Their
   * timeline goes with it.
   */
  async settle(owner: string, settlements: InboxSettlement[]): Promise<void> {
    if (!settlements.length) {
      return
    }
    await inTransaction(this.knex, async (trx) => {
      const settled = await rows<{ id: string; state: string }>(
        trx,
        `with settled as (
           update amazon_order o set
             state = case when r.state <> 'received' and r.projected_at < o.last_updated_at
                          then 'received' else r.state end,
             held_reasons = r.held_reasons, ignored_reason = r.ignored_reason,
             projected_at = r.projected_at, order_id = coalesce(o.order_id, r.order_id),
             attempts = o.attempts + case when r.failed then 1 else 0 end, lease_owner = null,
             lease_until = case when r.retry_in is null then null
                           else clock_timestamp() + make_interval(secs => r.retry_in) end,
             updated_at = now()
           from jsonb_to_recordset(cast(:rows as jsonb)) as r
             (id text, state text, held_reasons jsonb, ignored_reason text, order_id text,
              failed boolean, event jsonb, projected_at timestamptz, retry_in int)
           where o.id = r.id and o.lease_owner = :owner and o.state = 'importing'
           returning o.id, o.state, case when o.state = r.state then r.event end as event
         ), said as (
           insert into amazon_event (id, subject_id, what, parameters, at)
           select ${EVENT_ID}, id, event->>'what', event->'parameters', clock_timestamp()
           from settled where event->>'what' is not null
         )
         select id, state from settled`,
        { owner, rows: JSON.stringify(settlements) }
      )
      const ignored = settled.filter(({ state }) => state === "ignored")
      await markSellerSkus(
        trx,
        ignored.map(({ id }) => id)
      )
    })
  }

  /**
   * The Medusa order is there: remembered before payment and reservation, so that a kill loses
   * nothing. Money that is not given stays what it was.
   */
  async attachOrders(
    owner: string,
    orders: { id: string; order_id: string; convention: string | null; money: unknown }[]
  ): Promise<void> {
    await rows(
      this.knex,
      `update amazon_order o set order_id = r.order_id,
         convention = coalesce(r.convention, o.convention), money = coalesce(r.money, o.money),
         updated_at = now()
       from jsonb_to_recordset(cast(:rows as jsonb)) as r
         (id text, order_id text, convention text, money jsonb)
       where o.id = r.id and o.lease_owner = :owner`,
      { owner, rows: JSON.stringify(orders) }
    )
  }

  /** Reserved in Medusa, whoever did it: from now on the units do not count as pending as well. */
  async markReserved(ids: string[]): Promise<void> {
    await rows(
      this.knex,
      `update amazon_order set reserved_at = clock_timestamp(), updated_at = now()
       where id = any(?) and reserved_at is null`,
      [ids]
    )
  }

  /**
   * Imported: order, payment, links and reservations are in place. The timeline, the lines' Medusa
   * ids and the marks for a new stock decision go with it, for the rows still leased by `owner`.
   * @returns ids of these rows.
   */
  async complete(
    owner: string,
    orders: {
      id: string
      projected_at: Date
      lines: Record<string, string[]>
      event: InboxEvent
    }[]
  ): Promise<string[]> {
    return inTransaction(this.knex, async (trx) => {
      const completed = await rows<{ id: string }>(
        trx,
        `with completed as (
           update amazon_order o set state = 'imported',
             imported_at = coalesce(o.imported_at, clock_timestamp()),
             projected_at = r.projected_at, held_reasons = null, ignored_reason = null,
             lease_owner = null, lease_until = null, updated_at = now()
           from jsonb_to_recordset(cast(:rows as jsonb)) as r
             (id text, projected_at timestamptz, event jsonb)
           where o.id = r.id and o.lease_owner = :owner returning o.id, r.event
         ), said as (
           insert into amazon_event (id, subject_id, what, parameters, at)
           select ${EVENT_ID}, id, event->>'what', event->'parameters', clock_timestamp()
           from completed
         )
         select id from completed`,
        { owner, rows: JSON.stringify(orders) }
      )
      await crashPoint("inbox.state_completed")
      const ids = completed.map(({ id }) => id)
      const lines = orders
        .filter((order) => ids.includes(order.id))
        .flatMap((order) =>
          Object.entries(order.lines).map(([item_id, line_item_ids]) => ({
            order_id: order.id,
            item_id,
            line_item_ids,
          }))
        )
      await rows(
        trx,
        `update amazon_order_line l set line_item_ids = r.line_item_ids, updated_at = now()
         from jsonb_to_recordset(cast(? as jsonb)) as r
           (order_id text, item_id text, line_item_ids jsonb)
         where l.amazon_order_row_id = r.order_id and l.amazon_order_item_id = r.item_id`,
        [JSON.stringify(lines)]
      )
      await crashPoint("inbox.lines_linked")
      await markSellerSkus(trx, ids)
      await crashPoint("inbox.before_completion_commit")
      return ids
    })
  }
}
