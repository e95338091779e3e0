import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { PlannedImport } from "../types"

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
      }))
    )
    const completed = input.imports.filter((entry) => done.includes(entry.id))
    await amazon.events.add(
      completed.map((entry) => ({
        subject_id: entry.id,
        what: "imported",
        parameters: {
          order_id: entry.order.id,
          notes: entry.notes.map((note) => note.code),
        },
      }))
    )
    for (const entry of completed) {
      const unexplained = entry.notes.find((note) => note.code === "unexplained_total")
      if (unexplained) {
        await amazon.problems.raise({
          owner_id: entry.store_id,
          code: "unexplained_total",
          subject: entry.amazon_order_id,
          severity: "soon",
          parameters: { order: entry.amazon_order_id, ...unexplained.parameters },
        })
      }
    }
    return new StepResponse(done)
  }
)
