import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export interface CallCount {
  account_id: string
  operation: string
  calls: number
  errors: number
  throttled: number
  total_ms: number
  waited_ms: number
}

const KEPT_DAYS = 30

/** Calls to Amazon per account, operation and hour, written many at a time. */
export class AmazonCallCounts {
  private readonly knex

  constructor({ __pg_connection__ }: Pick<Cradle, "__pg_connection__">) {
    this.knex = __pg_connection__
  }

  /** Adds to the hour in which they are told, one statement for all. */
  async add(counts: CallCount[]): Promise<void> {
    if (!counts.length) {
      return
    }
    // In one order: processes that add to the same rows must not lock each other out.
    const sorted = [...counts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    await rows(
      this.knex,
      `insert into amazon_call_count as c
         (id, account_id, operation, hour, calls, errors, throttled, total_ms, waited_ms)
       select id, account_id, operation, date_trunc('hour', now(), 'UTC'), calls, errors, throttled,
         total_ms, waited_ms
       from jsonb_to_recordset(cast(? as jsonb)) as r(id text, account_id text, operation text,
         calls int, errors int, throttled int, total_ms int, waited_ms int)
       on conflict (account_id, operation, hour) where deleted_at is null
       do update set calls = c.calls + excluded.calls, errors = c.errors + excluded.errors,
         throttled = c.throttled + excluded.throttled, total_ms = c.total_ms + excluded.total_ms,
         waited_ms = c.waited_ms + excluded.waited_ms, updated_at = now()`,
      [JSON.stringify(sorted.map((count) => ({ ...count, id: newId("amzcnt") })))]
    )
  }

  /** Sums per operation of the last `hours`, the present one included; the busiest first. */
  async sum(accountId: string, hours: number): Promise<CallCount[]> {
    return rows<CallCount>(
      this.knex,
      `select account_id, operation, sum(calls)::int as calls, sum(errors)::int as errors,
         sum(throttled)::int as throttled, sum(total_ms)::float8 as total_ms,
         sum(waited_ms)::float8 as waited_ms
       from amazon_call_count
       where account_id = :account and deleted_at is null
         and hour > date_trunc('hour', now(), 'UTC') - make_interval(hours => :hours)
       group by account_id, operation order by calls desc, operation`,
      { account: accountId, hours }
    )
  }

  /** Forgets what is older than a month. */
  async prune(): Promise<void> {
    await rows(
      this.knex,
      `delete from amazon_call_count where hour < now() - make_interval(days => ?)`,
      [KEPT_DAYS]
    )
  }
}

const keyOf = ({ account_id, operation }: CallCount): string => `${account_id} ${operation}`
