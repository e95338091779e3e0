import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import { stopping } from "../modules/amazon/lib/in-process"
import { notAllowed, type Refusal } from "../modules/amazon/lib/refusal"
import type AmazonModuleService from "../modules/amazon/service"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { RefusalCode, RunDataflowResponse } from "../types"
import { hindranceOf, unitOwner, type Hindrance } from "./hindrance"
import { startFlowNow } from "./run-due-dataflows"
import type { DataflowDescriptor } from "./types"

type Obstacle = Extract<
  RefusalCode,
  | "flow_off"
  | "store_not_connected"
  | "access_lapsed"
  | "stock_off"
  | "flow_not_configured"
  | "process_stopping"
  | "store_changed"
>

const REMEDIES: Record<Obstacle, string> = {
  flow_off: "Switch it on first.",
  store_not_connected: "Connect the store to Amazon first.",
  access_lapsed: "Amazon refuses our access: renew it on the store's page.",
  stock_off: "Switch on stock in the store's settings first.",
  flow_not_configured: "Set it up in the plugin's options first (docs/notifications.md).",
  process_stopping: "This process is stopping. Try again in a minute.",
  store_changed: "The store was changed meanwhile: look at it again.",
}

const OBSTACLES: Record<Hindrance, Obstacle> = {
  not_connected: "store_not_connected",
  access_lapsed: "access_lapsed",
  stock_off: "stock_off",
  not_configured: "flow_not_configured",
}

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
  const hindrance = hindranceOf(flow, store, amazon.options)
  const switched = await amazon.dataflows.get(store.id, flow.id)
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

const cannotRun = (
  { name }: StoreOverviewRow,
  { id }: DataflowDescriptor,
  obstacle: Obstacle
): Refusal =>
  notAllowed(obstacle, `${id} of "${name}" cannot run now. ${REMEDIES[obstacle]}`, {
    flow: id,
    store: name,
  })
