import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import { linkOfferItems } from "./link-offer-items"

/**
 * A person's link of a listing's seller SKU, or none. Orders that were held for it are due at once:
 * the next order import brings them in, without anybody waiting for it here.
 * @throws MedusaError not_found.
 */
export const linkListing = async (
  container: MedusaContainer,
  listing: { account_id: string; seller_sku: string },
  variantId: string | null
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { account_id, seller_sku } = listing
  const freed = await linkOfferItems(
    container,
    { account_id, links: [{ seller_sku, variant_id: variantId }] },
    "variant_id"
  )
  if (freed.length) {
    await amazon.dataflows.makeDue([account_id], "order-import")
  }
}
