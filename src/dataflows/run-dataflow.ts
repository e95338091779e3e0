import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import type AmazonModuleService from "../modules/amazon/service"
import { AmazonApiError } from "../sp-api"
import { explainError, noteAccess } from "./explain-error"
import { stopping } from "../modules/amazon/lib/in-process"
import type { AccountRow, DataflowDescriptor, StoreRow } from "./types"

const LEASE_SECONDS = 60
const SLICE_SECONDS = 50

export type RunOutcome = "succeeded" | "partial" | "failed" | "busy"

/**
 * Runs one slice of a flow under its lease, with a run row before and its counts after. Amazon's
 * limits plan the next run; a lapsed access and repeated failures become problems. Never throws for
 * what Amazon or the data did: that is the run's result.
 */
export const runDataflow = async (
  container: MedusaContainer,
  flow: DataflowDescriptor,
  account: AccountRow,
  stores: StoreRow[]
): Promise<RunOutcome> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const ownerId = flow.unit === "account" ? account.id : stores[0].id

  const leased = await amazon.leases.run(
    `flow:${ownerId}:${flow.id}`,
    LEASE_SECONDS,
    async (lost) => {
      const row = await amazon.dataflows.get(ownerId, flow.id)
      if (!row) {
        return "failed" as const
      }
      const counts: Record<string, number> = {}
      const runId = await amazon.dataflows.start(row.id)
      try {
        const { complete } = await flow.run({
          container,
          amazon,
          logger,
          account,
          stores,
          cursor: row.cursor,
          saveCursor: (cursor) => amazon.dataflows.saveCursor(row.id, cursor),
          count: (what, by = 1) => {
            if (by) {
              counts[what] = (counts[what] ?? 0) + by
            }
          },
          deadline: new Date(Date.now() + SLICE_SECONDS * 1000),
          signal: AbortSignal.any([lost, stopping()]),
        })
        await amazon.dataflows.finish(row.id, runId, {
          outcome: complete ? "succeeded" : "partial",
          counts,
          // An unfinished slice goes on at the next tick.
          waitingUntil: complete ? null : new Date(),
        })
        await amazon.problems.resolve(ownerId, "dataflow_failing", flow.id)
        await noteAccess(amazon, account, null)
        return complete ? ("succeeded" as const) : ("partial" as const)
      } catch (error) {
        // Limits let us wait, and a stopping process hands back: neither is a failure.
        const wait =
          stopping().aborted ||
          lost.aborted ||
          (error instanceof AmazonApiError && error.kind === "throttled")
        const pauseMs = error instanceof AmazonApiError ? (error.retryAfterMs ?? 60_000) : 0
        await amazon.dataflows.finish(row.id, runId, {
          outcome: wait ? "partial" : "failed",
          counts,
          error: wait ? null : explainError(error),
          waitingUntil: wait ? new Date(Date.now() + (stopping().aborted ? 0 : pauseMs)) : null,
        })
        if (!wait) {
          logger.error(`amazon ${flow.id} of ${ownerId}: ${explainError(error).message}`)
          await noteAccess(amazon, account, error)
          await amazon.problems.raise({
            owner_id: ownerId,
            code: "dataflow_failing",
            subject: flow.id,
            severity: flow.id.startsWith("order") ? "blocks_orders" : "blocks_selling",
            parameters: { flow: flow.id, message: explainError(error).message },
          })
        }
        return wait ? ("partial" as const) : ("failed" as const)
      }
    }
  )
  return leased.ran ? leased.result : "busy"
}
