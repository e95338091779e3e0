import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../../../../../modules/amazon"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import { linkOfferItem } from "../../../../../../workflows/listings/link-offer-item"
import { requireListing } from "../../load-listings"

/**
 * A person's link of a listing's seller SKU, or none. Orders that were held for it are due at once:
 * the next order import brings them in, without anybody waiting for it here.
 * @throws MedusaError not_found.
 */
export const linkListing = async (
  container: MedusaContainer,
  { id, variant_id }: { id: string; variant_id: string | null }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { account_id, seller_sku } = await requireListing(container, id)
  const freed = await linkOfferItem(container, { account_id, seller_sku, variant_id })
  if (freed.length) {
    await amazon.dataflows.makeDue([account_id], "order-import")
  }
}
