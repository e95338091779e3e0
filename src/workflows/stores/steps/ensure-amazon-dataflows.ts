import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { dataflowDefaults } from "../../../modules/amazon/lib/dataflow-defaults"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"

export const ensureAmazonDataflowsStepId = "ensure-amazon-dataflows"

/** Lays out the stores' dataflows with their default intervals; existing ones stay. */
export const ensureAmazonDataflowsStep = createStep(
  ensureAmazonDataflowsStepId,
  async ({ store_ids }: { store_ids: string[] }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    await amazon.dataflows.ensure(
      store_ids.flatMap((owner_id) =>
        dataflowDefaults.map(({ id, interval }) => ({ owner_id, flow: id, interval }))
      )
    )
    return new StepResponse(store_ids)
  }
)
