import type { FailureDto } from "./failures"
import type { ReasonDto } from "./listings"

export type DataflowId =
  | "listing-sync"
  | "order-import"
  | "order-status-update"
  | "stock-update"
  | "full-stock-update"
  | "notifications"

export interface AmazonDataflowDto {
  id: DataflowId
  unit: "account" | "store"
  enabled: boolean
  /** Seconds between runs. */
  interval: number
  minimum_interval: number
  /** Seconds: without success for longer than this it is late. */
  objective: number
  /** `idle`; `running`; `waiting_for_amazon` (limits); `blocked` by `blocked_by`. */
  state: "idle" | "running" | "waiting_for_amazon" | "blocked" | "off"
  blocked_by: DataflowObstacle | DataflowId | null
  last_success_at: string | null
  last_run_at: string | null
  next_due_at: string | null
  backlog: number
  /** Runs later than its objective. */
  late: boolean
  /** What it builds on; `met` once that has succeeded. */
  depends_on: { id: DataflowId; met: boolean }[]
  /** Of a flow that needs care: the text of its risk, and who took that on. Null: it needs none. */
  care: { text: string; acknowledged_at: string | null; acknowledged_by: string | null } | null
  /** Who moved its switch last; null: nobody has. `by` is a name. */
  switched: { at: string; by: string | null } | null
  /** Whether it can be tried without effect. */
  trial: boolean
  last_error: {
    /** In English, for a technician. */
    message: string
    /** What the viewer is told; null for errors of before this was stored. */
    failure: FailureDto | null
    code: string | null
    request_id: string | null
    at: string
  } | null
  /** Other stores of the account that share the flow. */
  shared_with: { id: string; name: string }[]
  last_run: DataflowRunDto | null
}

/** Why a flow stands still though its switch is on. */
export type DataflowObstacle =
  "not_connected" | "access_lapsed" | "paused" | "stock_off" | "not_configured" | "not_acknowledged"

export interface DataflowRunDto {
  id: string
  /** A trial: nothing was sent and nothing changed. */
  dry_run: boolean
  started_at: string
  finished_at: string | null
  outcome: "running" | "succeeded" | "failed" | "partial"
  /** Counts by outcome, e.g. `{ imported: 12, held: 1 }`. */
  counts: Record<string, number>
  /** How long its calls waited for Amazon's limits. */
  waited_ms: number | null
  /** In English, for a technician. */
  error: string | null
  failure: FailureDto | null
}

/** POST /admin/amazon/stores/:id/flows/:flow */
export interface UpdateDataflowBody {
  enabled?: boolean
  /** Seconds. */
  interval?: number
}

/** One thing that a run would do. No personal data. */
export interface TrialRowDto {
  /** e.g. `quantity`, `order`, `listing`, `parcel`. */
  kind: string
  /** Seller SKU, Amazon order number. */
  subject: string
  /** A number, a name, or the code of a state; null: nothing yet, or not known. */
  now: string | number | null
  after: string | number | null
  reasons: ReasonDto[]
}

export interface TrialDto extends DataflowRunDto {
  /** What a run would do, of this the first 200. */
  total: number
  rows: TrialRowDto[]
  /** False: there is more to look at than one trial does. */
  complete: boolean
}

/** GET and POST /admin/amazon/stores/:id/flows/:flow; GET takes `limit` and `offset` of the runs. */
export interface AmazonDataflowResponse {
  flow: AmazonDataflowDto
  runs: DataflowRunDto[]
  /** Of all runs kept. */
  count: number
  limit: number
  offset: number
  /** This store's last trial run. */
  trial: TrialDto | null
}

/** POST /admin/amazon/stores/:id/flows/:flow/acknowledge: the risk is taken on. */
export interface AcknowledgeDataflowBody {
  /** Which text was read: `care.text` of the flow. */
  text: string
}

/** POST /admin/amazon/stores/:id/flows/:flow/trial */
export type TryDataflowResponse = RunDataflowResponse

/** POST /admin/amazon/stores/:id/flows/:flow/run; 400 with the remedy where it cannot run. */
export interface RunDataflowResponse extends AmazonDataflowResponse {
  /** `already_running`: here or in another process; it runs again right after. */
  outcome: "started" | "already_running"
}
