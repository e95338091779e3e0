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
 * @throws Refusal interval_too_short or store_not_connected.
 */
export const configureStoreFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flow: DataflowDescriptor,
  { enabled, interval }: UpdateDataflowBody
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
    await amazon.dataflows.configure(store.id, flow.id, { enabled })
  }
  if (owner && interval !== undefined) {
    await amazon.dataflows.ensure([{ owner_id: owner, flow: flow.id, interval }])
    await amazon.dataflows.configure(owner, flow.id, { interval })
  }
  if (owner && enabled) {
    if (flow.id === "stock-update" && store.account) {
      await amazon.stock.markAll(store.account.id)
    }
    await amazon.dataflows.makeDue([owner], flow.id)
  }
}
