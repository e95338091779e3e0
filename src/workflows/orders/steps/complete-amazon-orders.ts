import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { PlannedImport } from "../types"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"

export const completeAmazonOrdersStepId = "complete-amazon-orders"

/**
 * Marks the orders as imported, once order, payment, link and reservations are in place.
 * @returns ids of the inbox rows completed by this owner.
 */
export const completeAmazonOrdersStep = createStep(
  completeAmazonOrdersStepId,
  async (
    input: { owner: string; imports: PlannedImport[]; reserved: { reserved: number } },
    { container }
  ) => {
    if (!input.imports.length) {
      return new StepResponse([] as string[])
    }
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    // Before the mark, as nobody comes back for an order that is imported; raising twice is harmless.
    for (const entry of input.imports) {
      const unexplained = entry.notes.find((note) => note.code === "unexplained_total")
      if (unexplained) {
        await amazon.problems.raise({
          owner_id: entry.owner_id,
          code: "unexplained_total",
          subject: entry.amazon_order_id,
          severity: "soon",
          parameters: { order: entry.amazon_order_id, ...unexplained.parameters },
        })
      }
    }
    await crashPoint("orders.completion_problems_raised")
    const done = await amazon.inbox.complete(
      input.owner,
      input.imports.map((entry) => ({
        id: entry.id,
        projected_at: entry.projected_at,
        lines: Object.fromEntries(
          entry.links.map((item) => [
            item.amazon_order_item_id,
            item.lines.map((line) => line.line_item_id),
          ])
        ),
        event: {
          what: "imported",
          parameters: { order_id: entry.order.id, notes: entry.notes.map((note) => note.code) },
        },
      }))
    )
    await crashPoint("orders.completed")
    return new StepResponse(done)
  }
)
