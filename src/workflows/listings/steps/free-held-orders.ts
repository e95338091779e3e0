import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { LinkOfferItemsInput } from "../workflows/link-offer-items"

export const freeHeldOrdersStepId = "free-held-amazon-orders"

/** Orders held for seller SKUs that have a variant now are received again; the import judges them. */
export const freeHeldOrdersStep = createStep(
  freeHeldOrdersStepId,
  async ({ account_id, links }: LinkOfferItemsInput, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const sellerSkus = links.flatMap((link) => (link.variant_id ? link.seller_sku : []))
    return new StepResponse(
      sellerSkus.length ? await amazon.requeue.held({ accountId: account_id, sellerSkus }) : []
    )
  }
)
