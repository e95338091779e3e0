import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ensureShippingOption } from "../ensure-shipping-option"
import { removeShipping } from "../remove-shipping"

export const ensureAmazonShippingOptionStepId = "ensure-amazon-shipping-option"

/**
 * The shipping option of a store's orders; the same one for equal input, so it may be repeated.
 * Compensation takes away what had to be made for it.
 */
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
  ) => {
    const { id, made } = await ensureShippingOption(container, input)
    return new StepResponse(id, made)
  },
  async (made, { container }) => {
    if (made) {
      await removeShipping(container, made)
    }
  }
)
