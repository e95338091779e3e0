import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ensureShippingOption } from "../ensure-shipping-option"

export const ensureAmazonShippingOptionStepId = "ensure-amazon-shipping-option"

/** The shipping option of a store's orders; the same one for equal input, so it may be repeated. */
export const ensureAmazonShippingOptionStep = createStep(
  ensureAmazonShippingOptionStepId,
  async (
    input: {
      location_id: string
      country_code: string
      currency_code: string
      sales_channel_id: string
    },
    { container }
  ) => new StepResponse(await ensureShippingOption(container, input))
)
