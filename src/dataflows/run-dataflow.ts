import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import type { CallOrigin } from "../domain/log"
import type { LifeRefusal } from "../domain/stores"
import { onBehalfOf } from "../modules/amazon/lib/call-origin"
import { stopping } from "../modules/amazon/lib/in-process"
import { isKeyFault, isRefusal } from "../modules/amazon/lib/refusal"
import { withWaitingTime } from "../modules/amazon/lib/waiting-time"
import type { DataflowRow } from "../modules/amazon/services/dataflows"
import type AmazonModuleService from "../modules/amazon/service"
import { AmazonApiError } from "../sp-api"
import { explainError } from "./explain-error"
import { noteAccess, noteRefusal } from "./note-access"
import { noteKeyFault, noteKeysOpen } from "./note-keys"
import { severityOf } from "./severity"
import type { AccountRow, DataflowDescriptor, StoreRow } from "./types"
import { watchConnection } from "./watch-connection"
import { crashPoint } from "../modules/amazon/lib/crash-points"

const LEASE_SECONDS = 60
const SLICE_SECONDS = 50
/** Where Amazon lets us wait without saying for how long. */
const DEFAULT_PAUSE_MS = 60_000
/** Counts that only Amazon's answers make. */
const ANSWERS = ["read", "sent", "confirmed"]

export type RunOutcome = "succeeded" | "partial" | "failed" | "busy"

/**
 * Runs one slice of a flow under its lease, with a run row before and its counts after. Amazon's
 * limits plan the next run; a lapsed access and repeated failures become problems. Never throws for
 * what Amazon or the data did: that is the run's result.
 * @param begun called when the run has its lease and its row
 */
export const runDataflow = async (
  container: MedusaContainer,
  flow: DataflowDescriptor,
  account: AccountRow,
  stores: StoreRow[],
  begun?: () => void
): Promise<RunOutcome> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const ownerId = flow.unit === "account" ? account.id : stores[0].id
  const leased = await amazon.leases.run(
    `flow:${ownerId}:${flow.id}`,
    LEASE_SECONDS,
    async (lost) => {
      const watch = await watchConnection(amazon, flow, account.id, stores)
      try {
        const ended = AbortSignal.any([lost, stopping(), watch.gone])
        const { isGone } = watch
        const row = watch.gone.aborted ? null : await requireRow(amazon, ownerId, flow)
        return row
          ? await runSlice(
              { container, amazon, logger, flow, account, stores, row, ended, isGone },
              begun
            )
          : "partial"
      } finally {
        await watch.stop()
      }
    }
  )
  return leased.ran ? leased.result : "busy"
}

interface Slice {
  container: MedusaContainer
  amazon: AmazonModuleService
  logger: Logger
  flow: DataflowDescriptor
  account: AccountRow
  stores: StoreRow[]
  row: DataflowRow
  /** Aborts when the run must hand back: lease lost, process stopping, or no store left. */
  ended: AbortSignal
  /** One more look whether no store is left. */
  isGone: () => Promise<boolean>
}

interface Run extends Slice {
  ownerId: string
  id: string
  counts: Record<string, number>
  /** How long its calls have waited for Amazon's limits so far. */
  waitedMs: () => number
}

const runSlice = (slice: Slice, begun?: () => void): Promise<RunOutcome> =>
  withWaitingTime((waitedMs) => workOnSlice(slice, waitedMs, begun))

/** On whose behalf its calls are logged. */
const originOf = ({ flow, stores }: Slice, run_id: string): CallOrigin => ({
  ...{ flow: flow.id, run_id },
  ...(flow.unit === "store" ? { store_id: stores[0].id } : {}),
})

const workOnSlice = async (
  slice: Slice,
  waitedMs: () => number,
  begun?: () => void
): Promise<RunOutcome> => {
  const { amazon, flow, row } = slice
  const id = await amazon.dataflows.start(row.id)
  const run: Run = { ...slice, ownerId: row.owner_id, id, counts: {}, waitedMs }
  begun?.()
  await crashPoint("flow.started")
  try {
    const { complete } = await onBehalfOf(originOf(slice, id), () =>
      flow.run({
        container: slice.container,
        amazon,
        logger: slice.logger,
        account: slice.account,
        stores: slice.stores,
        cursor: row.cursor,
        saveCursor: async (cursor) => {
          await amazon.dataflows.saveCursorOfRun(row.id, cursor)
          await crashPoint("flow.cursor_saved")
        },
        count: (what, by = 1) => {
          if (by) {
            run.counts[what] = (run.counts[what] ?? 0) + by
          }
        },
        deadline: new Date(Date.now() + SLICE_SECONDS * 1000),
        signal: slice.ended,
      })
    )
    await crashPoint("flow.worked")
    return await finish(run, complete)
  } catch (error) {
    return fail(run, error)
  }
}

/** A shop that was connected before a flow existed has no row of it; a deleted store gets none. */
const requireRow = async (
  amazon: AmazonModuleService,
  ownerId: string,
  { id, interval }: DataflowDescriptor
): Promise<DataflowRow | null> => {
  const known = await amazon.dataflows.get(ownerId, id)
  if (known) {
    return known
  }
  await amazon.dataflows.ensure([{ owner_id: ownerId, flow: id, interval }])
  return amazon.dataflows.get(ownerId, id)
}

const finish = async (run: Run, complete: boolean): Promise<RunOutcome> => {
  const { amazon, flow, account, ownerId, row, counts } = run
  const outcome = complete ? "succeeded" : "partial"
  await amazon.dataflows.finish(row.id, run.id, {
    outcome,
    counts,
    waitedMs: run.waitedMs(),
    // An unfinished slice goes on at the next tick.
    waitingUntil: complete ? null : new Date(),
  })
  await crashPoint("flow.finished")
  await amazon.problems.resolve(ownerId, "dataflow_failing", flow.id)
  if (complete) {
    await amazon.problems.resolve(ownerId, "dataflow_late", flow.id)
  }
  await noteKeysOpen(amazon, account)
  if ((complete && flow.asksAmazon) || ANSWERS.some((what) => counts[what])) {
    await noteAccess(amazon, account)
  }
  if (complete && flow.id === "order-import") {
    await amazon.absences.haveRead(account.id)
  }
  return outcome
}

/** Of our own guard: nothing may be changed at Amazon now, and what was to be said waits. */
const HELD_BACK: LifeRefusal[] = [
  ...(["read_only", "store_paused", "store_closing"] as const),
  // Another flow saw the lapse, or somebody disconnected the store, while this one was under way.
  ...(["access_lapsed", "store_not_connected"] as const),
]

const isHeldBack = (error: unknown): boolean =>
  isRefusal(error) && (HELD_BACK as string[]).includes(String(error.code))

const isDisconnected = (error: unknown): boolean =>
  isRefusal(error) && error.code === "account_not_connected"

const fail = async (run: Run, error: unknown): Promise<RunOutcome> => {
  const { amazon, flow, account, ownerId, row, counts } = run
  const throttled = error instanceof AmazonApiError && error.kind === "throttled"
  // Limits let us wait, and a run that must hand back does: neither is a failure. What another
  // process disconnected shows as a missing permission before the watch has looked.
  const left = isHeldBack(error) || (isDisconnected(error) && (await run.isGone()))
  if (throttled || run.ended.aborted || left) {
    const pauseMs = throttled ? (error.retryAfterMs ?? DEFAULT_PAUSE_MS) : 0
    await amazon.dataflows.finish(row.id, run.id, {
      outcome: "partial",
      counts,
      waitedMs: run.waitedMs(),
      waitingUntil: new Date(Date.now() + pauseMs),
    })
    return "partial"
  }
  const explained = explainError(error)
  await amazon.dataflows.finish(row.id, run.id, {
    outcome: "failed",
    counts,
    error: explained,
    waitedMs: run.waitedMs(),
  })
  run.logger.error(`amazon ${flow.id} of ${ownerId}: ${explained.message}`)
  if (isKeyFault(error)) {
    await noteKeyFault(amazon, account, error)
    return "failed"
  }
  if (await noteRefusal(amazon, account, error)) {
    // The whole account is refused, which is a problem of its own: no flow of it is to be mended.
    return "failed"
  }
  await amazon.problems.raise({
    owner_id: ownerId,
    code: "dataflow_failing",
    subject: flow.id,
    severity: severityOf(flow),
    parameters: {
      ...explained.failure.parameters,
      flow: flow.id,
      failure: explained.failure.reason,
      message: explained.message,
      request_id: explained.request_id,
    },
  })
  // One problem is enough: the failure says why it is late.
  await amazon.problems.resolve(ownerId, "dataflow_late", flow.id)
  return "failed"
}
