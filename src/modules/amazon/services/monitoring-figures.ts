import type { MonitoringFigures } from "../../../domain/monitoring"
import { rows, type Cradle } from "../lib/knex"
import { HOLDS_STOCK } from "./absences"

/** Each is one JSON list; all of them are one statement. None reads more than an index or small table. */
const FIGURES: Record<keyof MonitoringFigures, string> = {
  accounts: `select id as account, region, status, expires_at from amazon_account
    where deleted_at is null order by id`,
  stores: `select status, count(*)::int as count from amazon_store
    where deleted_at is null group by status order by status`,
  problems: `select severity, count(*)::int as count from amazon_problem
    where resolved_at is null and deleted_at is null group by severity order by severity`,
  orders: `select state, count(*)::int as count from amazon_order
    where state in ('received', 'waiting', 'importing', 'held') and deleted_at is null
    group by state order by state`,
  // Of accounts that let us in; what waits for its time, or for orders to be read, is not late.
  outbox: `select o.kind, count(*)::int as count,
      round(extract(epoch from clock_timestamp() - min(greatest(o.created_at,
        coalesce(o.not_before, o.created_at)))))::int as oldest_seconds
    from amazon_outbox o
    join amazon_account a on a.id = o.account_id and a.status = 'active' and a.deleted_at is null
    left join amazon_store s on s.id = o.store_id
    where o.state = 'waiting' and o.deleted_at is null and coalesce(s.status, 'active') <> 'paused'
      and (o.not_before is null or o.not_before <= clock_timestamp())
      and not (o.kind = 'quantity' and o.lane > 0 and exists (
        select 1 from amazon_absence b where b.account_id = o.account_id and ${HOLDS_STOCK}))
    group by o.kind order by o.kind`,
  calls: `select operation, sum(calls)::int as calls, sum(errors)::int as errors,
      sum(throttled)::int as throttled, (sum(total_ms) / 1000.0)::float8 as seconds,
      (sum(waited_ms) / 1000.0)::float8 as waited_seconds
    from amazon_call_count where deleted_at is null
      and hour >= date_trunc('hour', now(), 'UTC') - interval '1 hour'
    group by operation order by operation`,
  runs: `select f.flow, r.outcome, count(*)::int as count from amazon_dataflow f
    join amazon_dataflow_run r on r.dataflow_id = f.id and r.started_at > now() - interval '1 hour'
      and r.deleted_at is null
    where f.deleted_at is null group by f.flow, r.outcome order by f.flow, r.outcome`,
  processes: `select process_id as process, worker_mode, heartbeat_at,
      extract(epoch from clock_timestamp() - heartbeat_at)::float8 as age_seconds
    from amazon_process where deleted_at is null order by process_id`,
}

/** Numbers for monitors, from the database: any process answers the same. */
export class AmazonMonitoringFigures {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async read(): Promise<MonitoringFigures> {
    const fields = Object.entries(FIGURES).map(
      ([name, sql]) => `(select coalesce(jsonb_agg(to_jsonb(q)), '[]') from (${sql}) q) as ${name}`
    )
    const [found] = await rows<MonitoringFigures>(this.knex, `select ${fields.join(", ")}`)
    return {
      ...found,
      // Within JSON an instant is text.
      accounts: found.accounts.map((account) => ({
        ...account,
        expires_at: account.expires_at && new Date(account.expires_at),
      })),
      processes: found.processes.map((process) => ({
        ...process,
        heartbeat_at: new Date(process.heartbeat_at),
      })),
    }
  }
}
