import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../modules/amazon"
import type AmazonModuleService from "../modules/amazon/service"
import { errorText } from "../modules/amazon/lib/error-text"
import { inProcess, stopping, underWayFor } from "../modules/amazon/lib/in-process"
import { listUnits, type Unit } from "./list-units"
import { runDataflow, type RunOutcome } from "./run-dataflow"

/** How often an account whose access lapsed asks Amazon whether it is let in again. */
const PROBE_MS = 30 * 60_000

/** A flow made due runs before what it builds on only when somebody starts it. */
const isDue = ({ row, account, ready }: Unit, now: number): boolean => {
  if (account.status === "lapsed") {
    return !row?.last_run_at || new Date(row.last_run_at).getTime() + PROBE_MS <= now
  }
  return ready && (!row?.next_due_at || new Date(row.next_due_at).getTime() <= now)
}

const keyOf = (ownerId: string, flowId: string): string => `${ownerId}:${flowId}`

const runUnit = (container: MedusaContainer, unit: Unit, begun?: () => void): Promise<RunOutcome> =>
  inProcess(keyOf(unit.ownerId, unit.flow.id), () =>
    runDataflow(container, unit.flow, unit.account, unit.stores, begun)
  )

const findUnit = async (
  container: MedusaContainer,
  ownerId: string,
  flowId: string
): Promise<Unit | undefined> => {
  const units = await listUnits(container.resolve<AmazonModuleService>(AMAZON_MODULE))
  return units.find((unit) => unit.flow.id === flowId && unit.ownerId === ownerId)
}

/**
 * Runs one flow of one owner (account or store) and answers when its slice is over. `busy` when a run
 * was under way, here (it is awaited) or elsewhere: it may have looked before the caller's change.
 */
export const runFlowNow = async (
  container: MedusaContainer,
  ownerId: string,
  flowId: string
): Promise<RunOutcome | "not_runnable"> => {
  const running = underWayFor(keyOf(ownerId, flowId))
  if (running) {
    await running
    return "busy"
  }
  const unit = await findUnit(container, ownerId, flowId)
  return unit && !stopping().aborted ? runUnit(container, unit) : "not_runnable"
}

/** It failed more than once: until its time has come again nothing but a person makes it run. */
const isBackingOff = ({ row }: Unit): boolean =>
  Number(row?.last_error?.failures ?? 0) > 1 &&
  row?.next_due_at != null &&
  new Date(row.next_due_at).getTime() > Date.now()

/**
 * The same because of an event in the shop: these come by the thousand, also while Amazon is away, so
 * a flow that keeps failing is left to its own time. What changed is marked, nothing is lost.
 */
export const runFlowOnSignal = async (
  container: MedusaContainer,
  ownerId: string,
  flowId: string
): Promise<RunOutcome | "not_runnable"> => {
  const unit = await findUnit(container, ownerId, flowId)
  return unit && isBackingOff(unit) ? "not_runnable" : runFlowNow(container, ownerId, flowId)
}

/**
 * Starts one flow of one owner and answers as soon as it is certain that it runs, here or elsewhere,
 * or that it cannot.
 */
export const startFlowNow = async (
  container: MedusaContainer,
  ownerId: string,
  flowId: string
): Promise<"started" | "already_running" | "not_runnable"> => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const unit = await findUnit(container, ownerId, flowId)
  if (!unit || stopping().aborted) {
    return "not_runnable"
  }
  if (underWayFor(keyOf(ownerId, flowId))) {
    return "already_running"
  }
  return new Promise((resolve, reject) => {
    runUnit(container, unit, () => resolve("started")).then(
      // Without having begun: another process has the lease.
      () => resolve("already_running"),
      (error) => {
        logger.error(`amazon ${flowId} of ${ownerId} broke off: ${errorText(error)}`)
        reject(error)
      }
    )
  })
}

/**
 * Starts what is due and returns without waiting for it. Safe in any number of processes: each run
 * takes a lease.
 */
export const startDueDataflows = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const now = Date.now()
  await amazon.installation.adopt()
  const due = (await listUnits(amazon)).filter((unit) => isDue(unit, now))
  for (const unit of stopping().aborted ? [] : due) {
    runUnit(container, unit).catch((error) =>
      logger.error(`amazon ${unit.flow.id} of ${unit.ownerId} broke off: ${errorText(error)}`)
    )
  }
}
