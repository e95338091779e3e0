import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { runFlowNow } from "../../../../../../dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../../../../../modules/amazon"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type { AmazonDataflowResponse } from "../../../../../../types"
import { unitOwner } from "./describe-flow"
import { loadFlow, requireFlow } from "./load-flows"

const REMEDIES: Record<string, string> = {
  not_connected: "Connect the store to Amazon first.",
  access_lapsed: "Amazon refuses our access: renew it on the store's page.",
  stock_off: "Switch on stock in the store's settings first.",
}

/**
 * Starts a flow now and answers at once how it stands; its end is seen by asking again. A flow that
 * waits for another one may be started all the same.
 * @throws MedusaError not_allowed with the remedy when it cannot run.
 */
export const runFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flowId: string
): Promise<AmazonDataflowResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { id, unit } = requireFlow(flowId)
  const before = await loadFlow(container, store, id)
  const remedy =
    before.flow.state === "off" ? "Switch it on first." : REMEDIES[before.flow.blocked_by ?? ""]
  const owner = unitOwner({ unit }, store)
  if (remedy || !owner) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${id} of "${store.name}" cannot run now. ${remedy ?? REMEDIES.not_connected}`
    )
  }
  await amazon.dataflows.makeDue([owner], id)
  let over = false
  runFlowNow(container, owner, id)
    .catch((error: Error) => logger.error(`amazon ${id} of ${owner} broke off: ${error.message}`))
    .finally(() => {
      over = true
    })
  const after = await loadFlow(container, store, id)
  // Just started: its lease may be a moment away.
  return over ? after : { ...after, flow: { ...after.flow, state: "running", blocked_by: null } }
}
