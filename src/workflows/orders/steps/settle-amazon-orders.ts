import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"
import { heldEvent } from "../held-problems"
import type { PlannedSettlement } from "../types"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"

export const settleAmazonOrdersStepId = "settle-amazon-orders"

/**
 * Keeps the decisions about orders that are not imported now. Repeating it changes nothing. One whose
 * Medusa order was already made before Amazon cancelled it becomes a problem: it would stay open, and
 * the shop would ship it. The problem comes before the mark, so that a kill in between cannot lose it.
 */
export const settleAmazonOrdersStep = createStep(
  settleAmazonOrdersStepId,
  async (input: { owner: string; settlements: PlannedSettlement[] }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    for (const row of input.settlements) {
      if (row.order_id && row.state === "ignored") {
        await amazon.problems.raise({
          owner_id: row.owner_id,
          code: "cancelled_at_amazon",
          subject: row.amazon_order_id,
          severity: "soon",
          parameters: { order: row.amazon_order_id, order_id: row.order_id },
        })
      }
    }
    await amazon.inbox.settle(
      input.owner,
      input.settlements.map(({ amazon_order_id: _number, owner_id: _owner, ...settlement }) => ({
        ...settlement,
        event: settlement.state === "held" ? heldEvent(settlement.held_reasons) : null,
      }))
    )
    await crashPoint("orders.settled")
    const count = (state: PlannedSettlement["state"]) =>
      input.settlements.filter((row) => row.state === state).length
    return new StepResponse({
      held: count("held"),
      waiting: count("waiting"),
      ignored: count("ignored"),
    })
  }
)
