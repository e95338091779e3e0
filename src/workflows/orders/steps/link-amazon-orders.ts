import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type { PlannedImport } from "../types"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"

export const linkAmazonOrdersStepId = "link-amazon-orders"

/**
 * Links inbox order and Medusa order. A link that is there is left out: core refuses to make one
 * again between two sides of which each may have one only.
 */
export const linkAmazonOrdersStep = createStep(
  linkAmazonOrdersStepId,
  async (imports: PlannedImport[], { container }) => {
    const link = container.resolve(ContainerRegistrationKeys.LINK)
    const wanted = imports.map(({ id, order }) => ({
      [AMAZON_MODULE]: { amazon_order_id: id },
      [Modules.ORDER]: { order_id: order.id },
    }))
    if (wanted.length) {
      const present = (await link.list(wanted)) as { amazon_order_id: string }[]
      const known = new Set(present.map((row) => row.amazon_order_id))
      const missing = wanted.filter((_, index) => !known.has(imports[index].id))
      if (missing.length) {
        await link.create(missing)
      }
    }
    await crashPoint("orders.linked")
    return new StepResponse(imports.length)
  }
)
