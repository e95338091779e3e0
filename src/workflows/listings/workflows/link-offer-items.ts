import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { freeHeldOrdersStep } from "../steps/free-held-orders"
import { linkOfferItemsStep } from "../steps/link-offer-items"
import { relinkVariantsStep } from "../steps/relink-variants"

export interface LinkOfferItemsInput {
  account_id: string
  /** Without a variant: a person says that none fits. */
  links: { seller_sku: string; variant_id: string | null }[]
}

export const linkOfferItemsWorkflowId = "link-amazon-offer-items"

/**
 * A person's links of seller SKUs to variants, all or none; automatic matching leaves them alone.
 * Orders held for those SKUs are received again, but not imported here: how long that takes is
 * Medusa's affair. @returns those orders.
 */
export const linkOfferItemsWorkflow = createWorkflow(
  linkOfferItemsWorkflowId,
  (input: LinkOfferItemsInput) => {
    const changes = linkOfferItemsStep(input)
    relinkVariantsStep(changes)
    return new WorkflowResponse(freeHeldOrdersStep(input))
  }
)
