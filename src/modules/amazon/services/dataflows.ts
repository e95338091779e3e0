import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** After a failure it is tried again so soon, or after the interval if that is shorter … */
const FIRST_BACKOFF_SECONDS = 60
/** … and one that keeps failing after this at the most, or after the interval if that is longer. */
const LONGEST_BACKOFF_SECONDS = 300

export interface DataflowRow {
  id: string
  owner_id: string
  flow: string
  enabled: boolean
  interval: number
  cursor: Record<string, unknown> | null
  next_due_at: Date | null
  last_run_at: Date | null
  last_success_at: Date | null
  /** As explained, with `failures`: how many in a row. */
  last_error: Record<string, unknown> | null
  waiting_until: Date | null
  switched_at: Date | null
  switched_by: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledged_text: string | null
  /** Nothing has stood in its way since, as the watch saw it. */
  runnable_since: Date | null
}

/** Of a flow's row; the same for every reader. */
export const DATAFLOW_COLUMNS = `id, owner_id, flow, enabled, interval, cursor, next_due_at, last_run_at,
  last_success_at, last_error, waiting_until, switched_at, switched_by, acknowledged_at,
  acknowledged_by, acknowledged_text, runnable_since`

/** Schedule, cursor and results of dataflows. */
export class AmazonDataflows {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** Makes missing rows, none for a deleted store; existing ones keep their settings. */
  async ensure(flows: { owner_id: string; flow: string; interval: number }[]): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_dataflow (id, owner_id, flow, interval, enabled)
       select r.id, r.owner_id, r.flow, r.interval, true
       from jsonb_to_recordset(cast(? as jsonb)) as r
         (id text, owner_id text, flow text, interval int)
       where not exists (
         select 1 from amazon_store s where s.id = r.owner_id and s.deleted_at is not null)
       on conflict (owner_id, flow) where deleted_at is null do nothing`,
      [JSON.stringify(flows.map((flow) => ({ id: newId("amzflo"), ...flow })))]
    )
  }

  async list(ownerIds: string[]): Promise<DataflowRow[]> {
    return rows<DataflowRow>(
      this.knex,
      `select ${DATAFLOW_COLUMNS} from amazon_dataflow where owner_id = any(?) and deleted_at is null`,
      [ownerIds]
    )
  }

  async get(ownerId: string, flow: string): Promise<DataflowRow | null> {
    const [row] = await rows<DataflowRow>(
      this.knex,
      `select ${DATAFLOW_COLUMNS} from amazon_dataflow
       where owner_id = ? and flow = ? and deleted_at is null`,
      [ownerId, flow]
    )
    return row ?? null
  }

  /** Only here is a switch moved. @param change.by the person who did */
  async configure(
    ownerId: string,
    flow: string,
    change: { enabled?: boolean; interval?: number; by?: string | null }
  ): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow set enabled = coalesce(:enabled, enabled),
         switched_at = case when enabled <> coalesce(:enabled, enabled) then clock_timestamp()
           else switched_at end,
         switched_by = case when enabled <> coalesce(:enabled, enabled) then :by else switched_by end,
         interval = coalesce(:interval, interval), next_due_at = null, updated_at = now()
       where owner_id = :owner and flow = :flow and deleted_at is null`,
      {
        owner: ownerId,
        flow,
        enabled: change.enabled ?? null,
        interval: change.interval ?? null,
        by: change.by ?? null,
      }
    )
  }

  /**
   * Somebody takes on the risk of flows of a store; whoever did first stays named.
   * @returns the flows that waited for it.
   */
  async acknowledge(
    storeId: string,
    flows: string[],
    { text, by }: { text: string; by: string | null }
  ): Promise<string[]> {
    const begun = await rows<{ flow: string }>(
      this.knex,
      `update amazon_dataflow set acknowledged_at = clock_timestamp(), acknowledged_by = :by,
         acknowledged_text = :text, updated_at = now()
       where owner_id = :store and flow = any(:flows) and acknowledged_at is null
         and deleted_at is null returning flow`,
      { store: storeId, flows, text, by }
    )
    return begun.map(({ flow }) => flow)
  }

  /**
   * Notes which rows nothing stands in the way of now: their time counts from the first such look.
   * Those of others stop counting.
   */
  async noteRunnable(ids: string[]): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow set
         runnable_since = case when id = any(:ids) then clock_timestamp() end, updated_at = now()
       where (id = any(:ids)) <> (runnable_since is not null) and deleted_at is null`,
      { ids }
    )
  }

  /** Due at once, for "run now" and after a connection. */
  async makeDue(ownerIds: string[], flow?: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow set next_due_at = null, waiting_until = null, updated_at = now()
       where owner_id = any(:owners) and deleted_at is null
         and (cast(:flow as text) is null or flow = :flow)`,
      { owners: ownerIds, flow: flow ?? null }
    )
  }

  /**
   * Due at once because Amazon told of something: that comes at any pace, also while Amazon is away, so
   * a flow that keeps failing or waits for Amazon's limits is left to its own time.
   */
  async hasten(ownerIds: string[], flow: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow set next_due_at = null, updated_at = now()
       where owner_id = any(:owners) and flow = :flow and deleted_at is null
         and not (coalesce(next_due_at, '-infinity') > clock_timestamp()
           and (coalesce(cast(last_error->>'failures' as int), 0) > 1
             or coalesce(waiting_until, '-infinity') > clock_timestamp()))`,
      { owners: ownerIds, flow }
    )
  }

  async saveCursor(id: string, cursor: unknown): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow set cursor = cast(? as jsonb), updated_at = now() where id = ?`,
      [JSON.stringify(cursor), id]
    )
  }

  /**
   * The same by a run. A store that was given to another account meanwhile has forgotten when it ran:
   * the next run does not go on in the other account's lists.
   */
  async saveCursorOfRun(id: string, cursor: unknown): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow set cursor = cast(? as jsonb), updated_at = now()
       where id = ? and last_run_at is not null`,
      [JSON.stringify(cursor), id]
    )
  }

  /**
   * Begins a run; the caller holds the flow's lease, so a run that still counts as running died with
   * its process. Runs are kept 90 days.
   */
  async start(dataflowId: string): Promise<string> {
    const id = newId("amzrun")
    await rows(
      this.knex,
      `with expired as (
         delete from amazon_dataflow_run
         where dataflow_id = :flow and started_at < clock_timestamp() - interval '90 days'
       ), died as (
         update amazon_dataflow_run set outcome = 'partial', finished_at = clock_timestamp(),
           updated_at = now()
         where dataflow_id = :flow and outcome = 'running' and not dry_run
           and started_at >= clock_timestamp() - interval '90 days'
       ), started as (
         update amazon_dataflow set last_run_at = clock_timestamp(),
           next_due_at = clock_timestamp() + make_interval(secs => interval), updated_at = now()
         where id = :flow
       )
       insert into amazon_dataflow_run (id, dataflow_id, started_at, counts)
       values (:id, :flow, clock_timestamp(), '{}')`,
      { id, flow: dataflowId }
    )
    return id
  }

  /**
   * Ends a run and plans the next one after the interval, or at `waitingUntil` when Amazon's limits
   * cut it short. One that did nothing and did not fail leaves no row: a flow that waits for another
   * would fill the history. Made due while it ran (a store was connected), it runs again at once. Each
   * failure after the first doubles the pause, so that an Amazon that is away is not hammered. A store that
   * was given to another account meanwhile has forgotten its runs: this one is no success of the new one.
   */
  async finish(
    dataflowId: string,
    runId: string,
    result: {
      outcome: "succeeded" | "failed" | "partial"
      counts: Record<string, number>
      error?: Record<string, unknown> | null
      waitingUntil?: Date | null
      /** How long its calls waited for Amazon's limits. */
      waitedMs?: number
    }
  ): Promise<void> {
    await rows(
      this.knex,
      `with idle as (
         delete from amazon_dataflow_run
         where id = :run and :outcome <> 'failed' and cast(:counts as jsonb) = '{}'
       ), ended as (
         update amazon_dataflow_run set finished_at = clock_timestamp(), outcome = :outcome,
           counts = cast(:counts as jsonb), error = cast(:error as jsonb), waited_ms = :waited,
           updated_at = now()
         where id = :run and not (:outcome <> 'failed' and cast(:counts as jsonb) = '{}')
       )
       update amazon_dataflow set
         last_success_at = case when :outcome = 'succeeded' and last_run_at is not null
           then clock_timestamp() else last_success_at end,
         last_error = case when :outcome = 'succeeded' then null
           else coalesce(cast(:error as jsonb) || jsonb_build_object('failures',
             coalesce(cast(last_error->>'failures' as int), 0) + 1), last_error) end,
         waiting_until = :until,
         next_due_at = case when next_due_at is null then null
           else coalesce(cast(:until as timestamptz),
             clock_timestamp() + make_interval(secs => case when :outcome = 'failed'
               then least(least(interval, :first) * power(2, least(coalesce(cast(last_error->>'failures' as int), 0), 9)),
                 greatest(interval, :longest))
               else interval end)) end,
         updated_at = now()
       where id = :flow`,
      {
        flow: dataflowId,
        run: runId,
        outcome: result.outcome,
        counts: JSON.stringify(result.counts),
        error: result.error ? JSON.stringify(result.error) : null,
        until: result.waitingUntil ?? null,
        waited: result.waitedMs === undefined ? null : Math.round(result.waitedMs),
        first: FIRST_BACKOFF_SECONDS,
        longest: LONGEST_BACKOFF_SECONDS,
      }
    )
  }
}
