import { hindranceOf, unitOwner } from "../../../../../../dataflows/hindrance"
import type { DataflowDescriptor } from "../../../../../../dataflows/types"
import type { AmazonOptions } from "../../../../../../modules/amazon/lib/options"
import type {
  DataflowOverviewRow,
  DataflowRunRow,
} from "../../../../../../modules/amazon/services/overview-flows"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type { AmazonDataflowDto, DataflowRunDto } from "../../../../../../types"
import { toIso, toIsoOrNull } from "../../../../../lib/time"

/** A run without an end that began longer ago was killed. */
const RUN_MINUTES = 10

/** Held up by these, a flow has no next run. */
const STANDING = ["not_connected", "access_lapsed", "not_configured"]

/** What a flow of a store is described from. */
export interface FlowFacts {
  flow: DataflowDescriptor
  store: StoreOverviewRow
  /** Finds the row of an owner (store or account) and a flow. */
  find: (ownerId: string, flow: string) => DataflowOverviewRow | undefined
  /** Descriptors of the flows this one depends on. */
  dependencies: DataflowDescriptor[]
  backlog: number
  sharedWith: { id: string; name: string }[]
  options: AmazonOptions
  now: Date
}

const unitRow = ({ flow, store, find }: Pick<FlowFacts, "flow" | "store" | "find">) => {
  const owner = unitOwner(flow, store)
  return owner ? find(owner, flow.id) : undefined
}

const isRunning = (row: DataflowOverviewRow | undefined, now: Date): boolean => {
  const run = row?.last_run
  const fresh =
    run && !run.finished_at && now.getTime() - Date.parse(run.started_at) < RUN_MINUTES * 60_000
  return Boolean(row?.leased || fresh)
}

const blockedBy = (facts: FlowFacts): AmazonDataflowDto["blocked_by"] => {
  const { flow, store, find, dependencies } = facts
  const missing = dependencies.find(
    (needed) => !unitRow({ flow: needed, store, find })?.last_success_at
  )
  return hindranceOf(flow, store, facts.options) ?? missing?.id ?? null
}

/** Longer than its objective without success, counted from when it could first run. */
const isLate = ({ flow, store, now }: FlowFacts, row: DataflowOverviewRow | undefined): boolean => {
  const since = row?.last_success_at ?? store.account?.authorized_at
  return Boolean(since && now.getTime() - new Date(since).getTime() > flow.objective * 1000)
}

export const toRunDto = (run: DataflowRunRow): DataflowRunDto => ({
  id: run.id,
  started_at: toIso(run.started_at),
  finished_at: toIsoOrNull(run.finished_at),
  outcome: run.outcome as DataflowRunDto["outcome"],
  counts: run.counts ?? {},
  error: run.error?.message ?? null,
  failure: run.error?.failure ?? null,
})

/**
 * A flow as one store sees it. The switch is the store's; schedule and results of a flow per account
 * are the account's, shared by its stores.
 */
export const describeFlow = (facts: FlowFacts): AmazonDataflowDto => {
  const { flow, store, find, now } = facts
  const row = unitRow(facts)
  const enabled = (find(store.id, flow.id)?.enabled ?? true) && store.status !== "paused"
  const blocked = enabled ? blockedBy(facts) : null
  const waiting = row?.waiting_until && new Date(row.waiting_until) > now
  const busy = isRunning(row, now) ? "running" : waiting ? "waiting_for_amazon" : "idle"
  const state = !enabled ? "off" : busy !== "running" && blocked ? "blocked" : busy
  const stands = state === "off" || STANDING.some((one) => one === blocked)
  const error = row?.last_error as Partial<NonNullable<AmazonDataflowDto["last_error"]>> | null
  return {
    id: flow.id,
    unit: flow.unit,
    enabled,
    interval: (row ?? find(store.id, flow.id))?.interval ?? flow.interval,
    minimum_interval: flow.minimumInterval,
    state,
    blocked_by: state === "blocked" ? blocked : null,
    last_success_at: toIsoOrNull(row?.last_success_at),
    last_run_at: toIsoOrNull(row?.last_run_at),
    next_due_at: stands ? null : toIsoOrNull(row?.next_due_at),
    backlog: facts.backlog,
    late: state !== "off" && state !== "blocked" && isLate(facts, row),
    last_error: error
      ? {
          message: error.message ?? "",
          failure: error.failure ?? null,
          code: error.code ?? null,
          request_id: error.request_id ?? null,
          at: toIso(error.at ?? row?.last_run_at ?? now),
        }
      : null,
    shared_with: flow.unit === "account" ? facts.sharedWith : [],
    last_run: row?.last_run ? toRunDto(row.last_run) : null,
  }
}
