import type { LogEntry } from "../../../domain/log"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** How many rows one statement of the clean-up touches, so that it holds up nobody. */
const BATCH = 1_000

/**
 * The log of calls: written set-wise, and forgotten in batches. Which store an entry is of: the one it
 * was made for, else the one whose marketplace it named, else the one whose order it is about.
 */
export class AmazonLogEntries {
  private readonly knex

  constructor({ __pg_connection__ }: Pick<Cradle, "__pg_connection__">) {
    this.knex = __pg_connection__
  }

  /** Adds entries; those with a fold key to the one that has it. Each key at most once in a batch. */
  async add(entries: LogEntry[]): Promise<void> {
    if (!entries.length) {
      return
    }
    // In one order: processes that add to the same rows must not lock each other out.
    const sorted = [...entries].sort((a, b) => ((a.fold_key ?? "") < (b.fold_key ?? "") ? -1 : 1))
    await rows(
      this.knex,
      `with said as (
         select * from jsonb_to_recordset(cast(? as jsonb)) as r(id text, account_id text,
           store_id text, marketplace_id text, at timestamptz, since timestamptz, count int,
           operation text, kind text, direction text, subject text, told jsonb, found int,
           outcome text, http_status int, failure jsonb, code text, answer jsonb, request_id text,
           duration_ms int, waited_ms int, attempts int, flow text, run_id text, "by" text,
           fold_key text)
       ), placed as (
         select said.*, coalesce(said.store_id,
           (select s.id from amazon_store s where s.account_id = said.account_id
              and s.marketplace_id = said.marketplace_id and s.deleted_at is null),
           case when said.kind in ('orders', 'shipments') then
             (select o.store_id from amazon_order o where o.account_id = said.account_id
                and o.amazon_order_id = said.subject and o.deleted_at is null) end) as store
         from said
       )
       insert into amazon_log_entry as e (id, account_id, store_id, owner_id, at, since, count,
         operation, kind, direction, subject, told, found, outcome, http_status, failure, code,
         answer, request_id, duration_ms, waited_ms, attempts, flow, run_id, "by", fold_key)
       select id, account_id, store, coalesce(store, account_id), at, since, count,
         operation, kind, direction, subject, told, found, outcome, http_status, failure, code,
         answer, request_id, duration_ms, waited_ms, attempts, flow, run_id, "by", fold_key
       from placed
       on conflict (fold_key) where fold_key is not null and deleted_at is null do update set
         at = greatest(e.at, excluded.at), since = least(e.since, excluded.since),
         count = e.count + excluded.count,
         found = case when e.found is null and excluded.found is null then null
           else coalesce(e.found, 0) + coalesce(excluded.found, 0) end,
         http_status = excluded.http_status, request_id = excluded.request_id,
         duration_ms = e.duration_ms + excluded.duration_ms,
         waited_ms = e.waited_ms + excluded.waited_ms,
         attempts = e.attempts + excluded.attempts, run_id = excluded.run_id, updated_at = now()`,
      [JSON.stringify(sorted.map((entry) => ({ ...entry, id: newId("amzlog") })))]
    )
  }

  /** Forgets a batch of entries that are older than `days`. @returns how many. */
  async forget(days: number): Promise<number> {
    const gone = await rows<{ id: string }>(
      this.knex,
      `delete from amazon_log_entry where id in (
         select id from amazon_log_entry where at < now() - make_interval(days => :days)
           and deleted_at is null
         order by at limit :batch) returning id`,
      { days, batch: BATCH }
    )
    return gone.length
  }

  /** Forgets Amazon's own words in a batch of entries that are older. @returns how many. */
  async forgetAnswers(days: number): Promise<number> {
    const gone = await rows<{ id: string }>(
      this.knex,
      `update amazon_log_entry set answer = null where id in (
         select id from amazon_log_entry where at < now() - make_interval(days => :days)
           and answer is not null and deleted_at is null
         order by at limit :batch) returning id`,
      { days, batch: BATCH }
    )
    return gone.length
  }

  /** A deleted store's log goes with it, in batches; what was said for all of its account stays. */
  async forgetDeletedStores(): Promise<number> {
    const gone = await rows<{ id: string }>(
      this.knex,
      `delete from amazon_log_entry where id in (
         select e.id from amazon_store s join amazon_log_entry e on e.owner_id = s.id
         where s.deleted_at is not null and e.deleted_at is null limit :batch) returning id`,
      { batch: BATCH }
    )
    return gone.length
  }
}
