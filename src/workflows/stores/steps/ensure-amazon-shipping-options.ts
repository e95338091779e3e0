import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ensureShippingOption } from "../ensure-shipping-option"
import { removeShipping, type MadeForShipping } from "../remove-shipping"

export const ensureAmazonShippingOptionsStepId = "ensure-amazon-shipping-options"

export interface ShippingPlace {
  location_id: string
  country_code: string
  currency_code: string
  sales_channel_id: string
}

/**
 * The shipping option of each store's orders; the same one for equal input, so it may be repeated.
 * What had to be made is taken away again, the last first: by compensation, and when one of them fails.
 */
export const ensureAmazonShippingOptionsStep = createStep(
  ensureAmazonShippingOptionsStepId,
  async (places: ShippingPlace[], { container }) => {
    const ids: string[] = []
    const all: MadeForShipping[] = []
    try {
      for (const place of places) {
        const { id, made } = await ensureShippingOption(container, place)
        ids.push(id)
        all.unshift(made)
      }
    } catch (error) {
      for (const made of all) {
        await removeShipping(container, made)
      }
      throw error
    }
    return new StepResponse(ids, all)
  },
  async (all, { container }) => {
    for (const made of all ?? []) {
      await removeShipping(container, made)
    }
  }
)
