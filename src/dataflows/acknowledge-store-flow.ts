import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import { invalid, notAllowed } from "../modules/amazon/lib/refusal"
import type AmazonModuleService from "../modules/amazon/service"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import { beginAnew, tell } from "./configure-store-flow"
import { dataflows } from "./registry"
import type { DataflowDescriptor } from "./types"

/**
 * Takes on the risk of a flow for a store, and of those that bring the same: they begin at once. Once
 * is enough, also for two people at the same time.
 * @param text which text of the risk was read
 * @param by the user who takes it on
 * @throws Refusal flow_needs_no_care, or flow_text_outdated when another text is shown by now.
 */
export const acknowledgeStoreFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flow: DataflowDescriptor,
  { text, by }: { text: string; by: string | null }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const care = flow.needsCare
  if (!care) {
    throw notAllowed("flow_needs_no_care", `${flow.id} brings no risk that must be taken on.`, {
      flow: flow.id,
    })
  }
  if (text !== care.text) {
    throw invalid(
      "text",
      "flow_text_outdated",
      `text: the risk of ${flow.id} is told by "${care.text}" by now. Read that one first.`,
      { flow: flow.id }
    )
  }
  const alike = dataflows.filter(({ needsCare }) => needsCare?.subject === care.subject)
  await amazon.dataflows.ensure(
    alike.map(({ id, interval }) => ({ owner_id: store.id, flow: id, interval }))
  )
  const begun = await amazon.dataflows.acknowledge(
    store.id,
    alike.map(({ id }) => id),
    { text, by }
  )
  if (begun.length) {
    await tell(amazon, store.id, by, "flow_acknowledged", { flow: flow.id, text })
    await beginAnew(
      amazon,
      store,
      alike.filter(({ id }) => begun.includes(id))
    )
  }
}
