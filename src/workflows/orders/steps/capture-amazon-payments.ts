import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { captureAmazonPayments } from "../capture-amazon-payments"
import type { PlannedImport } from "../types"

export const captureAmazonPaymentsStepId = "capture-amazon-payments"

/** Amazon took the buyer's money: each order gets one captured payment. Adds only what is missing. */
export const captureAmazonPaymentsStep = createStep(
  captureAmazonPaymentsStepId,
  async (imports: PlannedImport[], { container }) => {
    const captured = await captureAmazonPayments(
      container,
      imports.map(({ order, amount }) => ({
        order_id: order.id,
        amount,
        currency_code: order.currency_code,
      }))
    )
    return new StepResponse(captured)
  }
)
