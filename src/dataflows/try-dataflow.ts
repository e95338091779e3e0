import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { awaitsCare } from "../domain/dataflows"
import { AMAZON_MODULE } from "../modules/amazon"
import { onBehalfOf } from "../modules/amazon/lib/call-origin"
import { errorText } from "../modules/amazon/lib/error-text"
import { inProcess, stopping, underWayFor } from "../modules/amazon/lib/in-process"
import { notAllowed } from "../modules/amazon/lib/refusal"
import { withWaitingTime } from "../modules/amazon/lib/waiting-time"
import type AmazonModuleService from "../modules/amazon/service"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { TrialPreview } from "../modules/amazon/services/flow-trials"
import type { TryDataflowResponse } from "../types"
import { cannotRun, OBSTACLES } from "./cannot-run"
import { explainError } from "./explain-error"
import { trialHindranceOf, unitOwner } from "./hindrance"
import type { AccountRow, DataflowDescriptor, StoreRow, TrialContext } from "./types"

const LEASE_SECONDS = 60
const SLICE_SECONDS = 50
/** Whoever waits sees how far it is so often. */
const PROGRESS_MS = 1_000
const MOST_ROWS = 200

/**
 * Starts a trial run of a flow for a store: what a run would do is found out and kept among the
 * flow's runs, nothing else. It has a lease of its own, so that a run at the same time goes on
 * undisturbed, and of the trial runs of a store one at a time.
 * @throws Refusal not_allowed with the remedy when Amazon could not be read, or nothing can be tried.
 */
export const tryStoreFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flow: DataflowDescriptor
): Promise<TryDataflowResponse["outcome"]> => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  if (!flow.dryRun) {
    throw notAllowed(
      "flow_without_trial",
      `${flow.id} only hears what Amazon tells: a run changes nothing that could be tried before.`,
      { flow: flow.id }
    )
  }
  const hindrance = trialHindranceOf(store)
  if (hindrance || !store.account) {
    throw cannotRun(store, flow, OBSTACLES[hindrance ?? "not_connected"])
  }
  if (stopping().aborted) {
    throw cannotRun(store, flow, "process_stopping")
  }
  const key = `trial:${store.id}:${flow.id}`
  if (underWayFor(key)) {
    return "already_running"
  }
  const owner = { account: store.account.id, unit: unitOwner(flow, store) ?? store.id }
  return new Promise((resolve, reject) => {
    inProcess(key, () => run(container, flow, store.id, owner, () => resolve("started"))).then(
      // Without having begun: another process has the lease.
      () => resolve("already_running"),
      (error) => {
        logger.error(`amazon trial run of ${flow.id} of ${store.id} broke off: ${errorText(error)}`)
        reject(error)
      }
    )
  })
}

const run = async (
  container: MedusaContainer,
  flow: DataflowDescriptor,
  storeId: string,
  owner: { account: string; unit: string },
  begun: () => void
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  await amazon.leases.run(`trial:${storeId}:${flow.id}`, LEASE_SECONDS, async (lost) => {
    await amazon.dataflows.ensure([
      { owner_id: owner.unit, flow: flow.id, interval: flow.interval },
    ])
    const [row, own, account, store] = await Promise.all([
      amazon.dataflows.get(owner.unit, flow.id),
      amazon.dataflows.get(storeId, flow.id),
      amazon.retrieveAmazonAccount(owner.account) as Promise<AccountRow>,
      amazon.retrieveAmazonStore(storeId) as unknown as Promise<StoreRow>,
    ])
    if (!row) {
      return
    }
    const id = await amazon.flowTrials.start(row.id, storeId)
    begun()
    await look(id, flow, {
      container,
      amazon,
      logger: container.resolve(ContainerRegistrationKeys.LOGGER),
      account,
      store,
      beforeStart: awaitsCare(flow.needsCare, own?.acknowledged_at ?? null),
      cursor: row.cursor,
      deadline: new Date(Date.now() + SLICE_SECONDS * 1000),
      signal: AbortSignal.any([lost, stopping()]),
    })
  })
}

/** What Amazon or the data do to a trial run is its result, and nobody's problem. */
const look = (
  id: string,
  flow: DataflowDescriptor,
  context: Omit<TrialContext, "count" | "found">
): Promise<void> =>
  withWaitingTime(async (waitedMs) => {
    const { flowTrials } = context.amazon
    const counts: Record<string, number> = {}
    const preview: TrialPreview = {
      ...{ store_id: context.store.id, total: 0, rows: [], complete: false },
    }
    let telling: Promise<unknown> = Promise.resolve()
    const timer = setInterval(() => {
      // How far it is is only for looking at: what cannot be written now is written at the end.
      telling = telling
        .then(() => flowTrials.note(id, { counts, preview }))
        .catch((error) => context.logger.debug(`amazon trial run ${id}: ${errorText(error)}`))
    }, PROGRESS_MS)
    let failure: unknown = null
    try {
      const origin = { flow: flow.id, run_id: id, store_id: context.store.id }
      const looked = await onBehalfOf(origin, () =>
        flow.dryRun!({
          ...context,
          count: (what, by = 1) => {
            if (by) {
              counts[what] = (counts[what] ?? 0) + by
            }
          },
          found: (row) => {
            preview.total += 1
            if (preview.rows.length < MOST_ROWS) {
              preview.rows.push(row)
            }
          },
        })
      )
      preview.complete = looked.complete
    } catch (error) {
      failure = error
    } finally {
      clearInterval(timer)
      await telling
    }
    await flowTrials.note(id, { counts, preview })
    const cutShort = context.signal.aborted
    const failed = failure !== null && !cutShort
    await flowTrials.finish(id, {
      outcome: failed ? "failed" : preview.complete ? "succeeded" : "partial",
      error: failed ? explainError(failure) : null,
      waitedMs: waitedMs(),
    })
  })
