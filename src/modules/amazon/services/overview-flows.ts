import type { FailureDto } from "../../../types"
import { rows, type Cradle } from "../lib/knex"
import { DATAFLOW_COLUMNS, type DataflowRow } from "./dataflows"
import type { TrialPreview } from "./flow-trials"

export interface DataflowRunRow {
  id: string
  started_at: string
  finished_at: string | null
  outcome: string
  counts: Record<string, number> | null
  error: { message?: string; failure?: FailureDto } | null
  waited_ms: number | null
  dry_run: boolean
}

export interface TrialRunRow extends DataflowRunRow {
  preview: TrialPreview
}

export interface DataflowOverviewRow extends DataflowRow {
  /** Somebody holds the flow's lease. */
  leased: boolean
  last_run: DataflowRunRow | null
}

const RUN = `jsonb_build_object('id', r.id, 'started_at', r.started_at, 'finished_at', r.finished_at,
  'outcome', r.outcome, 'counts', r.counts, 'error', r.error, 'waited_ms', r.waited_ms,
  'dry_run', r.dry_run)`

/** Runs of a flow as one store sees them: trial runs of other stores are none of its business. */
const SEEN = `r.deleted_at is null and (not r.dry_run or r.preview->>'store_id' = :store)`

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
      `select ${DATAFLOW_COLUMNS},
         exists (select 1 from amazon_lease l where l.key = 'flow:' || f.owner_id || ':' || f.flow
           and l.lease_until > clock_timestamp() and l.deleted_at is null) as leased,
         (select ${RUN} from amazon_dataflow_run r
          where r.dataflow_id = f.id and r.deleted_at is null and not r.dry_run
          order by r.started_at desc limit 1) as last_run
       from amazon_dataflow f where f.owner_id = any(?) and f.deleted_at is null`,
      [ownerIds]
    )
  }

  /** A page of a flow's runs, the latest first, with the trial runs of this store. */
  async runs(
    dataflowId: string,
    storeId: string,
    page: { limit: number; offset: number }
  ): Promise<{ runs: DataflowRunRow[]; count: number }> {
    const of = { flow: dataflowId, store: storeId }
    const [found, [{ count }]] = await Promise.all([
      rows<{ run: DataflowRunRow }>(
        this.knex,
        `select ${RUN} as run from amazon_dataflow_run r
         where r.dataflow_id = :flow and ${SEEN}
         order by r.started_at desc, r.id limit :limit offset :offset`,
        { ...of, ...page }
      ),
      rows<{ count: number }>(
        this.knex,
        `select count(*)::int as count from amazon_dataflow_run r
         where r.dataflow_id = :flow and ${SEEN}`,
        of
      ),
    ])
    return { runs: found.map(({ run }) => run), count }
  }

  /** A store's last trial run of a flow, with what it found. */
  async lastTrial(dataflowId: string, storeId: string): Promise<TrialRunRow | null> {
    const [found] = await rows<{ run: DataflowRunRow; preview: TrialPreview }>(
      this.knex,
      `select ${RUN} as run, r.preview from amazon_dataflow_run r
       where r.dataflow_id = :flow and r.dry_run and ${SEEN}
       order by r.started_at desc, r.id limit 1`,
      { flow: dataflowId, store: storeId }
    )
    return found ? { ...found.run, preview: found.preview } : null
  }

  /**
   * What waits in each flow, by the descriptors' own statements, in one round trip.
   * @param queries `sql` answers one row `{ backlog }` for `:account` and `:store`
   */
  async backlogs(
    queries: { flow: string; sql: string }[],
    owner: { account: string; store: string | null }
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
