import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { notFound } from "../../modules/amazon/lib/refusal"
import { readVariants } from "../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../modules/amazon/service"
import { linkOfferItemsWorkflow, type LinkOfferItemsInput } from "./workflows/link-offer-items"

/**
 * Links seller SKUs as a person wants it and frees the orders that were held for them.
 * @param field how the caller's input names the variant
 * @returns the orders that may be imported now.
 * @throws Refusal variant_not_found when a variant does not exist; nothing is linked then.
 */
export const linkOfferItems = async (
  container: MedusaContainer,
  input: LinkOfferItemsInput,
  field: string
): Promise<{ id: string; account_id: string }[]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const wanted = [...new Set(input.links.flatMap((link) => link.variant_id ?? []))]
  const found = wanted.length ? await readVariants(amazon.db.knex, wanted) : []
  const missing = wanted.find((id) => !found.some((variant) => variant.variant_id === id))
  if (missing) {
    throw notFound(
      "variant_not_found",
      `${field}: there is no product variant ${missing}. Choose another one.`,
      { value: missing },
      field
    )
  }
  const { result } = await linkOfferItemsWorkflow(container).run({ input })
  return result
}
