import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { readVariants } from "../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../modules/amazon/service"
import { relink } from "./link-listings"

/**
 * A person links a seller SKU to a variant, or says that none fits; automatic matching leaves such a
 * link alone. Orders held for that SKU are received again.
 * @returns ids of the orders that may be imported now.
 * @throws MedusaError not_found when the variant does not exist.
 */
export const linkOfferItem = async (
  container: MedusaContainer,
  input: { account_id: string; seller_sku: string; variant_id: string | null }
): Promise<string[]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  if (input.variant_id && !(await readVariants(amazon.db.knex, [input.variant_id])).length) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `variant_id: there is no product variant ${input.variant_id}. Choose another one.`
    )
  }
  await amazon.offerItems.ensure(input.account_id, [input.seller_sku])
  const [item] = await amazon.listAmazonSkus({
    account_id: input.account_id,
    seller_sku: input.seller_sku,
  })
  await amazon.offerItems.link([{ id: item.id, variant_id: input.variant_id, linked_by: "manual" }])
  await relink(container, [{ id: item.id, before: item.variant_id, after: input.variant_id }])
  if (!input.variant_id) {
    return []
  }
  const orders = await amazon.inbox.requeue({
    accountId: input.account_id,
    sellerSkus: [input.seller_sku],
  })
  return orders.map(({ id }) => id)
}
