import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"
import type { TrialRowDto } from "../../../types"

/** What a trial run keeps: of which store, and what it found. */
export interface TrialPreview {
  store_id: string
  total: number
  rows: TrialRowDto[]
  complete: boolean
}

/** Trial runs: they stand among the runs of their flow, of which they change nothing. */
export class AmazonFlowTrials {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Begins one; the caller holds the store's lease, so that one of the store that still counts as
   * running died with its process.
   */
  async start(dataflowId: string, storeId: string): Promise<string> {
    const id = newId("amzrun")
    const preview = { store_id: storeId, total: 0, rows: [], complete: false }
    await rows(
      this.knex,
      `with died as (
         update amazon_dataflow_run set outcome = 'partial', finished_at = clock_timestamp(),
           updated_at = now()
         where dataflow_id = :flow and dry_run and outcome = 'running'
           and preview->>'store_id' = :store
       )
       insert into amazon_dataflow_run (id, dataflow_id, started_at, counts, dry_run, preview)
       values (:id, :flow, clock_timestamp(), '{}', true, cast(:preview as jsonb))`,
      { id, flow: dataflowId, store: storeId, preview: JSON.stringify(preview) }
    )
    return id
  }

  /** What it has counted and found so far. */
  async note(
    runId: string,
    found: { counts: Record<string, number>; preview: TrialPreview }
  ): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow_run set counts = cast(:counts as jsonb),
         preview = cast(:preview as jsonb), updated_at = now()
       where id = :run and outcome = 'running'`,
      {
        run: runId,
        counts: JSON.stringify(found.counts),
        preview: JSON.stringify(found.preview),
      }
    )
  }

  async finish(
    runId: string,
    result: {
      outcome: "succeeded" | "partial" | "failed"
      error?: Record<string, unknown> | null
      waitedMs: number
    }
  ): Promise<void> {
    await rows(
      this.knex,
      `update amazon_dataflow_run set outcome = :outcome, error = cast(:error as jsonb),
         waited_ms = :waited, finished_at = clock_timestamp(), updated_at = now()
       where id = :run`,
      {
        run: runId,
        outcome: result.outcome,
        error: result.error ? JSON.stringify(result.error) : null,
        waited: Math.round(result.waitedMs),
      }
    )
  }
}
