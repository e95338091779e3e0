import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import { stopping } from "../modules/amazon/lib/in-process"
import type AmazonModuleService from "../modules/amazon/service"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { RunDataflowResponse } from "../types"
import { cannotRun, OBSTACLES } from "./cannot-run"
import { hindranceOf, unitOwner } from "./hindrance"
import { startFlowNow } from "./run-due-dataflows"
import type { DataflowDescriptor } from "./types"

/**
 * Starts a flow of a store because a person wants it, also when it waits for another one. One that is
 * running already has perhaps looked before the person's change, so it runs again right after.
 * @throws Refusal not_allowed with the remedy when it cannot run.
 */
export const startStoreFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flow: DataflowDescriptor
): Promise<RunDataflowResponse["outcome"]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const owner = unitOwner(flow, store)
  const switched = await amazon.dataflows.get(store.id, flow.id)
  const hindrance = hindranceOf(flow, store, switched, amazon.options)
  if (switched?.enabled === false) {
    throw cannotRun(store, flow, "flow_off")
  }
  if (hindrance || !owner) {
    throw cannotRun(store, flow, OBSTACLES[hindrance ?? "not_connected"])
  }
  await amazon.dataflows.makeDue([owner], flow.id)
  const outcome = await startFlowNow(container, owner, flow.id)
  if (outcome === "not_runnable") {
    throw cannotRun(store, flow, stopping().aborted ? "process_stopping" : "store_changed")
  }
  return outcome
}
