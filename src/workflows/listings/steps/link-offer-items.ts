import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { LinkOfferItemsInput } from "../workflows/link-offer-items"

export const linkOfferItemsStepId = "link-amazon-offer-items"

/** Writes the links, all in one statement; an offer item first met in an order is made. */
export const linkOfferItemsStep = createStep(
  linkOfferItemsStepId,
  async ({ account_id, links }: LinkOfferItemsInput, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const sellerSkus = links.map((link) => link.seller_sku)
    await amazon.offerItems.ensure(account_id, sellerSkus)
    const before = await amazon.listAmazonSkus(
      { account_id, seller_sku: sellerSkus },
      { select: ["id", "seller_sku", "variant_id", "linked_by"], take: null }
    )
    const changes = before.map(({ id, seller_sku, variant_id }) => ({
      id,
      before: variant_id,
      after: links.find((link) => link.seller_sku === seller_sku)?.variant_id ?? null,
    }))
    await amazon.offerItems.link(
      changes.map(({ id, after }) => ({ id, variant_id: after, linked_by: "manual" }))
    )
    return new StepResponse(
      changes,
      before.map(({ id, variant_id, linked_by }) => ({ id, variant_id, linked_by }))
    )
  },
  async (before, { container }) => {
    if (before) {
      await container.resolve<AmazonModuleService>(AMAZON_MODULE).offerItems.link(before)
    }
  }
)
