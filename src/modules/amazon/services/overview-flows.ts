import type { FailureDto } from "../../../types"
import { rows, type Cradle } from "../lib/knex"
import type { DataflowRow } from "./dataflows"

export interface DataflowRunRow {
  id: string
  started_at: string
  finished_at: string | null
  outcome: string
  counts: Record<string, number> | null
  error: { message?: string; failure?: FailureDto } | null
}

export interface DataflowOverviewRow extends DataflowRow {
  /** Somebody holds the flow's lease. */
  leased: boolean
  last_run: DataflowRunRow | null
}

const RUN = `jsonb_build_object('id', r.id, 'started_at', r.started_at, 'finished_at', r.finished_at,
  'outcome', r.outcome, 'counts', r.counts, 'error', r.error)`

/** How dataflows stand: schedule, lease, last run and what waits. */
export class AmazonOverviewFlows {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** Every flow of these owners (stores and accounts). */
  async list(ownerIds: string[]): Promise<DataflowOverviewRow[]> {
    return rows<DataflowOverviewRow>(
      this.knex,
      `select f.id, f.owner_id, f.flow, f.enabled, f.interval, f.cursor, f.next_due_at,
         f.last_run_at, f.last_success_at, f.last_error, f.waiting_until,
         exists (select 1 from amazon_lease l where l.key = 'flow:' || f.owner_id || ':' || f.flow
           and l.lease_until > clock_timestamp() and l.deleted_at is null) as leased,
         (select ${RUN} from amazon_dataflow_run r
          where r.dataflow_id = f.id and r.deleted_at is null
          order by r.started_at desc limit 1) as last_run
       from amazon_dataflow f where f.owner_id = any(?) and f.deleted_at is null`,
      [ownerIds]
    )
  }

  async runs(dataflowId: string, limit: number): Promise<DataflowRunRow[]> {
    const found = await rows<{ run: DataflowRunRow }>(
      this.knex,
      `select ${RUN} as run from amazon_dataflow_run r
       where r.dataflow_id = ? and r.deleted_at is null order by r.started_at desc limit ?`,
      [dataflowId, limit]
    )
    return found.map(({ run }) => run)
  }

  /**
   * What waits in each flow, by the descriptors' own statements, in one round trip.
   * @param queries `sql` answers one row `{ backlog }` for `:account` and `:store`
   */
  async backlogs(
    queries: { flow: string; sql: string }[],
    owner: { account: string; store: string }
  ): Promise<Map<string, number>> {
    const typed = (sql: string) =>
      sql.replace(/:(account|store)\b/g, (_match, name) => `cast(:${name} as text)`)
    const names = Object.fromEntries(queries.map(({ flow }, index) => [`flow${index}`, flow]))
    const found = await rows<{ flow: string; backlog: number }>(
      this.knex,
      queries
        .map(
          ({ sql }, index) =>
            `select cast(:flow${index} as text) as flow, q${index}.backlog from (${typed(sql)}) q${index}`
        )
        .join(" union all "),
      { ...owner, ...names }
    )
    return new Map(found.map(({ flow, backlog }) => [flow, Number(backlog)]))
  }
}
