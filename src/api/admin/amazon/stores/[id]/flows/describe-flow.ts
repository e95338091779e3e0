import { hindranceOf, unitOwner } from "../../../../../../dataflows/hindrance"
import { isLate } from "../../../../../../domain/dataflows"
import type { DataflowDescriptor } from "../../../../../../dataflows/types"
import type { AmazonOptions } from "../../../../../../modules/amazon/lib/options"
import type {
  DataflowOverviewRow,
  DataflowRunRow,
  TrialRunRow,
} from "../../../../../../modules/amazon/services/overview-flows"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type { AmazonDataflowDto, DataflowRunDto, TrialDto } from "../../../../../../types"
import { toIso, toIsoOrNull } from "../../../../../lib/time"

/** A run without an end that began longer ago was killed. */
const RUN_MINUTES = 10

/** Held up by these, a flow has no next run. */
const STANDING = ["not_connected", "access_lapsed", "paused", "not_configured", "not_acknowledged"]

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
  /** Names of users, by id. */
  people: Map<string, string>
  now: Date
}

const unitRow = ({ flow, store, find }: Pick<FlowFacts, "flow" | "store" | "find">) => {
  const owner = unitOwner(flow, store)
  return owner ? find(owner, flow.id) : undefined
}

const isFresh = (run: DataflowRunRow, now: Date): boolean =>
  !run.finished_at && now.getTime() - Date.parse(run.started_at) < RUN_MINUTES * 60_000

const isRunning = (row: DataflowOverviewRow | undefined, now: Date): boolean =>
  Boolean(row?.leased || (row?.last_run && isFresh(row.last_run, now)))

const isMet = (
  needed: DataflowDescriptor,
  { store, find }: Pick<FlowFacts, "store" | "find">
): boolean => Boolean(unitRow({ flow: needed, store, find })?.last_success_at)

const blockedBy = (facts: FlowFacts): AmazonDataflowDto["blocked_by"] => {
  const { flow, store, find, dependencies } = facts
  const missing = dependencies.find((needed) => !isMet(needed, facts))
  return hindranceOf(flow, store, find(store.id, flow.id), facts.options, missing?.id ?? null)
}

/** What has not been watched yet counts from when it could first run. */
const isFlowLate = (
  { flow, store, now }: FlowFacts,
  row: DataflowOverviewRow | undefined
): boolean => {
  const since = row?.runnable_since ?? store.account?.authorized_at
  return isLate(
    {
      objective: flow.objective,
      last_success_at: dateOrNull(row?.last_success_at),
      runnable_since: dateOrNull(since),
      last_run_at: dateOrNull(row?.last_run_at),
      failing: Boolean(row?.last_error),
    },
    now
  )
}

const dateOrNull = (at: Date | string | null | undefined): Date | null => (at ? new Date(at) : null)

/** The switch, and the risk that was taken on, are in the store's own row. */
const careOf = (
  { flow, people }: FlowFacts,
  row: DataflowOverviewRow | undefined
): AmazonDataflowDto["care"] =>
  flow.needsCare
    ? {
        text: flow.needsCare.text,
        acknowledged_at: toIsoOrNull(row?.acknowledged_at),
        acknowledged_by: people.get(row?.acknowledged_by ?? "") ?? null,
      }
    : null

const switchedOf = (
  { people }: FlowFacts,
  row: DataflowOverviewRow | undefined
): AmazonDataflowDto["switched"] =>
  row?.switched_at
    ? { at: toIso(row.switched_at), by: people.get(row.switched_by ?? "") ?? null }
    : null

export const toRunDto = (run: DataflowRunRow): DataflowRunDto => ({
  id: run.id,
  dry_run: run.dry_run,
  started_at: toIso(run.started_at),
  finished_at: toIsoOrNull(run.finished_at),
  outcome: run.outcome as DataflowRunDto["outcome"],
  counts: run.counts ?? {},
  waited_ms: run.waited_ms,
  error: run.error?.message ?? null,
  failure: run.error?.failure ?? null,
})

/** A trial run whose process died is not at it any more. */
export const toTrialDto = ({ preview, ...run }: TrialRunRow, now: Date): TrialDto => {
  const died = run.outcome === "running" && !isFresh(run, now)
  return {
    ...toRunDto(died ? { ...run, outcome: "partial" } : run),
    total: preview.total,
    rows: preview.rows,
    complete: preview.complete,
  }
}

/**
 * A flow as one store sees it. The switch is the store's; schedule and results of a flow per account
 * are the account's, shared by its stores.
 */
export const describeFlow = (facts: FlowFacts): AmazonDataflowDto => {
  const { flow, store, find, now } = facts
  const row = unitRow(facts)
  const own = find(store.id, flow.id)
  const enabled = own?.enabled ?? true
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
    interval: (row ?? own)?.interval ?? flow.interval,
    minimum_interval: flow.minimumInterval,
    objective: flow.objective,
    state,
    blocked_by: state === "blocked" ? blocked : null,
    last_success_at: toIsoOrNull(row?.last_success_at),
    last_run_at: toIsoOrNull(row?.last_run_at),
    next_due_at: stands ? null : toIsoOrNull(row?.next_due_at),
    backlog: facts.backlog,
    late: state !== "off" && state !== "blocked" && isFlowLate(facts, row),
    depends_on: facts.dependencies.map((needed) => ({ id: needed.id, met: isMet(needed, facts) })),
    care: careOf(facts, own),
    switched: switchedOf(facts, own),
    trial: flow.dryRun !== undefined,
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
