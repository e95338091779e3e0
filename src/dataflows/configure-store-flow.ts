import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import { invalid, notAllowed } from "../modules/amazon/lib/refusal"
import type AmazonModuleService from "../modules/amazon/service"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { UpdateDataflowBody } from "../types"
import { unitOwner } from "./hindrance"
import type { DataflowDescriptor } from "./types"

/**
 * Switches a flow for the store, or changes its interval (for the whole account, where the flow is
 * the account's). What is switched on is due at once, with every quantity to be decided anew: while
 * stock was off its changes were decided as such.
 * @param by the user who does
 * @throws Refusal interval_too_short or store_not_connected.
 */
export const configureStoreFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flow: DataflowDescriptor,
  { enabled, interval }: UpdateDataflowBody,
  by: string | null
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const owner = unitOwner(flow, store)
  if (interval !== undefined && interval < flow.minimumInterval) {
    throw invalid(
      "interval",
      "interval_too_short",
      `interval: ${interval} seconds is below what Amazon's limits allow for ${flow.id}. ` +
        `Give at least ${flow.minimumInterval}.`,
      { value: interval, flow: flow.id, minimum: flow.minimumInterval }
    )
  }
  if (interval !== undefined && !owner) {
    throw notAllowed(
      "store_not_connected",
      `interval: ${flow.id} runs once for the whole seller account, and "${store.name}" is not ` +
        "connected to one. Connect the store first.",
      { flow: flow.id, store: store.name }
    )
  }
  if (enabled !== undefined) {
    await amazon.dataflows.ensure([{ owner_id: store.id, flow: flow.id, interval: flow.interval }])
    const before = await amazon.dataflows.get(store.id, flow.id)
    await amazon.dataflows.configure(store.id, flow.id, { enabled, by })
    if (before?.enabled !== enabled) {
      await tell(amazon, store.id, by, enabled ? "flow_switched_on" : "flow_switched_off", {
        flow: flow.id,
      })
    }
  }
  if (owner && interval !== undefined) {
    await amazon.dataflows.ensure([{ owner_id: owner, flow: flow.id, interval }])
    await amazon.dataflows.configure(owner, flow.id, { interval })
    await tell(amazon, store.id, by, "flow_interval_changed", { flow: flow.id, interval })
  }
  if (enabled) {
    await beginAnew(amazon, store, [flow])
  }
}

/** Flows that begin for a store are due at once. */
export const beginAnew = async (
  amazon: AmazonModuleService,
  store: StoreOverviewRow,
  flows: DataflowDescriptor[]
): Promise<void> => {
  if (store.account && flows.some(({ id }) => id === "stock-update")) {
    await amazon.stock.markAll(store.account.id)
  }
  for (const flow of flows) {
    const owner = unitOwner(flow, store)
    if (owner) {
      await amazon.dataflows.makeDue([owner], flow.id)
    }
  }
}

/** Who set a flow of a store, on the store's timeline and where it can be proved. */
export const tell = async (
  amazon: AmazonModuleService,
  storeId: string,
  by: string | null,
  what: string,
  parameters: Record<string, unknown>
): Promise<void> => {
  await amazon.events.add([{ subject_id: storeId, what, by, parameters }])
  await amazon.audit.add({ by, what, subject: storeId, parameters })
}
