import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isLate, type FreshnessFacts } from "../domain/dataflows"
import { AMAZON_MODULE } from "../modules/amazon"
import { errorText } from "../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../modules/amazon/lib/in-process"
import { databaseClock } from "../modules/amazon/lib/knex"
import type AmazonModuleService from "../modules/amazon/service"
import type { DataflowRow } from "../modules/amazon/services/dataflows"
import { lateNotice } from "../workflows/notices/late-notice"
import { listUnits, listWanted, type Unit } from "./list-units"
import { severityOf } from "./severity"

const LOOK_MS = 60_000
/**
 * Whoever has just started lets what is overdue run first: that nothing ran while no process worked is
 * for the health endpoint to tell, and over in a moment.
 */
const GRACE_MS = 120_000
const LEASE_SECONDS = 60

let startedAt: number | null = null
let lookedAt = -Infinity

/** Starts a look at the freshness of every flow, once a minute in this process. */
export const startWatchingDataflows = (container: MedusaContainer): void => {
  const now = performance.now()
  startedAt ??= now
  if (stopping().aborted || now - lookedAt < LOOK_MS) {
    return
  }
  lookedAt = now
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const settled = now - startedAt >= GRACE_MS
  inProcess("flow-watch", () => watchDataflows(amazon, settled)).catch((error) =>
    logger.error(`amazon data flows could not be watched: ${errorText(error)}`)
  )
}

/**
 * Notes which flows nothing stands in the way of, and makes a problem of each that has missed its
 * objective; one that is in time again, or cannot run any more, has none. Of one that fails the failure
 * is the problem already, and people are told that it is late; it is forgotten when nobody wants the
 * flow any more. One process at a time.
 * @param settled whoever looks has been at work long enough to know
 */
export const watchDataflows = async (
  amazon: AmazonModuleService,
  settled = true
): Promise<void> => {
  await amazon.leases.run("flow-watch", LEASE_SECONDS, async () => {
    const able = (await listUnits(amazon)).filter(
      ({ account, ready, row }) => account.status === "active" && ready && row
    )
    await amazon.dataflows.noteRunnable(able.flatMap(({ row }) => row?.id ?? []))
    const found = settled ? await findLate(amazon, able) : []
    const failing = await openProblems(amazon, "dataflow_failing")
    const [failed, late] = [true, false].map((fails) =>
      found.filter(({ unit }) => failing.some(isOf(unit)) === fails)
    )
    for (const { unit, row } of late) {
      await raise(amazon, unit, row)
    }
    for (const { unit, row } of failed) {
      await tell(amazon, unit, row)
    }
    if (settled) {
      await closeOthers(amazon, late)
    }
    await closeUnwanted(amazon, failing)
  })
}

interface LateFlow {
  unit: Unit
  row: DataflowRow
}

/** By the rows as they are after the look was noted. */
const findLate = async (amazon: AmazonModuleService, able: Unit[]): Promise<LateFlow[]> => {
  const now = await databaseClock(amazon.db.knex)
  const rows = await amazon.dataflows.list(able.map(({ ownerId }) => ownerId))
  return able.flatMap((unit) => {
    const row = rows.find(
      ({ owner_id, flow }) => owner_id === unit.ownerId && flow === unit.flow.id
    )
    return row && isLate(freshnessOf(unit, row), now) ? [{ unit, row }] : []
  })
}

export const freshnessOf = ({ flow }: Unit, row: DataflowRow): FreshnessFacts => ({
  objective: flow.objective,
  last_success_at: row.last_success_at,
  runnable_since: row.runnable_since,
  last_run_at: row.last_run_at,
  failing: row.last_error !== null,
})

const sinceOf = (row: DataflowRow): string | null =>
  (row.last_success_at ?? row.runnable_since)?.toISOString() ?? null

interface FlowProblem {
  owner_id: string
  code: string
  /** The flow. */
  subject: string
}

const openProblems = (amazon: AmazonModuleService, code: string): Promise<FlowProblem[]> =>
  amazon.listAmazonProblems({ code, resolved_at: null }, { take: null })

const isOf =
  ({ ownerId, flow }: Unit) =>
  ({ owner_id, subject }: FlowProblem) =>
    ownerId === owner_id && flow.id === subject

const tell = async (amazon: AmazonModuleService, unit: Unit, row: DataflowRow): Promise<void> => {
  const since = sinceOf(row)
  if (since && severityOf(unit.flow) !== "note") {
    await amazon.notices.add(lateNotice(unit.ownerId, unit.flow.id, since))
  }
}

/** People are told of it as of any open problem of its kind (workflows/notices). */
const raise = (amazon: AmazonModuleService, unit: Unit, row: DataflowRow): Promise<void> => {
  const since = sinceOf(row)
  return amazon.problems.raise({
    owner_id: unit.ownerId,
    code: "dataflow_late",
    subject: unit.flow.id,
    severity: severityOf(unit.flow),
    parameters: {
      flow: unit.flow.id,
      since,
      moment: since,
      every: row.interval,
    },
  })
}

const closeOthers = async (amazon: AmazonModuleService, late: LateFlow[]): Promise<void> => {
  for (const problem of await openProblems(amazon, "dataflow_late")) {
    if (!late.some(({ unit }) => isOf(unit)(problem))) {
      await amazon.problems.resolve(problem.owner_id, problem.code, problem.subject)
    }
  }
}

/**
 * Of a flow that is switched off, or whose stores are disconnected or deleted, no next run tells that it
 * does not fail. One that waits will run.
 */
const closeUnwanted = async (
  amazon: AmazonModuleService,
  failing: FlowProblem[]
): Promise<void> => {
  const wanted = failing.length ? await listWanted(amazon) : []
  for (const problem of failing) {
    if (!wanted.some((unit) => isOf(unit)(problem))) {
      await amazon.problems.resolve(problem.owner_id, problem.code, problem.subject)
    }
  }
}
