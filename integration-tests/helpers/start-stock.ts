import { requireFlow } from "../../src/dataflows/registry"
import type AmazonModuleService from "../../src/modules/amazon/service"

const FLOWS = ["stock-update", "full-stock-update"] as const

/** Somebody has seen what would be sent for a store: from now on its stock is. */
export const startStock = async (amazon: AmazonModuleService, storeId: string): Promise<void> => {
  await amazon.dataflows.ensure(
    FLOWS.map((flow) => ({ owner_id: storeId, flow, interval: requireFlow(flow).interval }))
  )
  await amazon.dataflows.acknowledge(storeId, [...FLOWS], {
    text: requireFlow("stock-update").needsCare!.text,
    by: null,
  })
}
