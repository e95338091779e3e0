import type { FailureDto } from "./failures"

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
  /** `idle`; `running`; `waiting_for_amazon` (limits); `blocked` by `blocked_by`. */
  state: "idle" | "running" | "waiting_for_amazon" | "blocked" | "off"
  blocked_by: "not_connected" | "access_lapsed" | "stock_off" | "not_configured" | DataflowId | null
  last_success_at: string | null
  last_run_at: string | null
  next_due_at: string | null
  backlog: number
  /** Runs later than its objective. */
  late: boolean
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

export interface DataflowRunDto {
  id: string
  started_at: string
  finished_at: string | null
  outcome: "running" | "succeeded" | "failed" | "partial"
  /** Counts by outcome, e.g. `{ imported: 12, held: 1 }`. */
  counts: Record<string, number>
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

/** GET and POST /admin/amazon/stores/:id/flows/:flow */
export interface AmazonDataflowResponse {
  flow: AmazonDataflowDto
  runs: DataflowRunDto[]
}

/** POST /admin/amazon/stores/:id/flows/:flow/run; 400 with the remedy where it cannot run. */
export interface RunDataflowResponse extends AmazonDataflowResponse {
  /** `already_running`: here or in another process; it runs again right after. */
  outcome: "started" | "already_running"
}
