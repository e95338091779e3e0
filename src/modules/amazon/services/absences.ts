import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** Longer than this no quantity above zero waits for orders that cannot be read. */
const WAIT_HOURS = 24

/**
 * `paused`: the account worked, but orders of a store of it were not read. `unread`: nothing stood in the
 * way that we know of, and they were not read all the same.
 */
export type AbsenceReason = "access_lapsed" | "disconnected" | "paused" | "unread"

export interface AbsenceRow {
  account_id: string
  reason: AbsenceReason
  /** Up to when orders had been read before. */
  since: Date
  ended_at: Date | null
  caught_up_at: Date | null
  /** New orders that came in since it ended. */
  orders: number
}

/** Of an absence `b`: quantities above zero wait for it. */
export const HOLDS_STOCK = `(b.caught_up_at is null and b.deleted_at is null
  and coalesce(b.ended_at, 'infinity') > clock_timestamp() - interval '${WAIT_HOURS} hours')`

/** Of an absence `b`: orders that we did not have before. */
export const ORDERS_OF_ABSENCE = `(select count(*) from amazon_order o where o.account_id = b.account_id
  and o.deleted_at is null and o.created_at >= b.began_at
  and o.created_at <= coalesce(b.caught_up_at, 'infinity'))::int`

/**
 * Times in which an account's orders could not be read, and the catching up after them. At most one of
 * an account is open. Each change is one statement, so that it may be told twice or by two processes.
 */
export class AmazonAbsences {
  private readonly knex

  constructor({ __pg_connection__ }: Pick<Cradle, "__pg_connection__">) {
    this.knex = __pg_connection__
  }

  /** Orders are not read from now on. One that was not caught up yet goes on. */
  async begin(accountId: string, reason: AbsenceReason): Promise<void> {
    await this.insert(
      accountId,
      { reason, ended: false },
      `do update set ended_at = null, updated_at = now(),
         reason = case when b.reason = 'paused' then excluded.reason else b.reason end
       where b.ended_at is not null`
    )
  }

  /** Orders of a store were not read for a time that is over: what came in then is to be read. */
  async missed(accountId: string, reason: AbsenceReason): Promise<void> {
    // Where an absence is open its end will come.
    await this.insert(accountId, { reason, ended: true }, "do nothing")
  }

  /**
   * Orders have not been read yet, or not for longer than is all right: keys were refused, Amazon or all
   * our processes were away. Told once of each gap: what nobody can read holds up nothing for ever.
   * @param objective seconds without success that are all right
   * @returns whether there is such a gap that was not known.
   */
  async noteUnread(accountId: string, objective: number): Promise<boolean> {
    const noted = await rows(
      this.knex,
      `insert into amazon_absence (id, account_id, reason, since, began_at, ended_at)
       select :id, g.owner_id, 'unread', g.since, g.since, clock_timestamp()
       from (select d.*, coalesce(d.last_success_at, d.created_at) as since from amazon_dataflow d
         where d.owner_id = :account and d.flow = 'order-import' and d.deleted_at is null) g
       where (g.last_success_at is null or g.last_success_at < clock_timestamp()
           - make_interval(secs => greatest(:objective, 2 * g.interval)))
         and not exists (select 1 from amazon_absence b where b.account_id = g.owner_id
           and b.began_at >= g.since and b.deleted_at is null)
       on conflict (account_id) where caught_up_at is null and deleted_at is null do nothing
       returning id`,
      { id: newId("amzabs"), account: accountId, objective }
    )
    return noted.length > 0
  }

  private async insert(
    accountId: string,
    { reason, ended }: { reason: AbsenceReason; ended: boolean },
    conflict: string
  ): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_absence as b (id, account_id, reason, since, began_at, ended_at)
       select :id, a.id, :reason, coalesce(
           (select min(cast(s.value as timestamptz)) from amazon_dataflow d,
              jsonb_each_text(case jsonb_typeof(d.cursor->'since') when 'object'
                then d.cursor->'since' else '{}' end) s
            where d.owner_id = a.id and d.flow = 'order-import' and d.deleted_at is null),
           (select d.last_success_at from amazon_dataflow d
            where d.owner_id = a.id and d.flow = 'order-import' and d.deleted_at is null),
           clock_timestamp()), clock_timestamp(),
           case when cast(:ended as boolean) then clock_timestamp() end
       from amazon_account a where a.id = :account and a.deleted_at is null
       on conflict (account_id) where caught_up_at is null and deleted_at is null ${conflict}`,
      { id: newId("amzabs"), account: accountId, reason, ended }
    )
  }

  /** Amazon lets us in again; what was missed is to be read. @returns whether one was open. */
  async end(accountId: string): Promise<boolean> {
    const ended = await rows(
      this.knex,
      `update amazon_absence set ended_at = clock_timestamp(), updated_at = now()
       where account_id = ? and ended_at is null and caught_up_at is null and deleted_at is null
       returning id`,
      [accountId]
    )
    return ended.length > 0
  }

  /** All that was missed has been read, or nobody wants it read. */
  async caughtUp(accountId: string): Promise<void> {
    await this.close(accountId, "true")
  }

  /**
   * A reading of orders is complete. One that began before the absence did, under way while a store
   * was paused and resumed, does not hold that store's orders.
   */
  async haveRead(accountId: string): Promise<void> {
    await this.close(
      accountId,
      `began_at <= (select d.last_run_at from amazon_dataflow d
         where d.owner_id = :account and d.flow = 'order-import' and d.deleted_at is null)`
    )
  }

  private async close(accountId: string, condition: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_absence set caught_up_at = clock_timestamp(), updated_at = now()
       where account_id = :account and ended_at is not null and caught_up_at is null
         and deleted_at is null and ${condition}`,
      { account: accountId }
    )
  }

  /**
   * Whether orders that were missed are not all read yet. Amazon has sold units of which we do not
   * know, so a quantity above zero sent now would offer them again.
   */
  async isCatchingUp(accountId: string): Promise<boolean> {
    const open = await rows(
      this.knex,
      `select 1 from amazon_absence b where b.account_id = ? and ${HOLDS_STOCK}`,
      [accountId]
    )
    return open.length > 0
  }

  /** Those that ended and are not caught up. */
  async open(): Promise<AbsenceRow[]> {
    return this.select("b.ended_at is not null and b.caught_up_at is null")
  }

  /** Those caught up within the last day. */
  async closed(): Promise<AbsenceRow[]> {
    return this.select("b.caught_up_at > clock_timestamp() - interval '1 day'")
  }

  private select(which: string): Promise<AbsenceRow[]> {
    return rows<AbsenceRow>(
      this.knex,
      `select b.account_id, b.reason, b.since, b.ended_at, b.caught_up_at, ${ORDERS_OF_ABSENCE} as orders
       from amazon_absence b where ${which} and b.deleted_at is null order by b.began_at`
    )
  }
}
