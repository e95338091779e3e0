import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../../../../../modules/amazon"
import { readVariants } from "../../../../../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { RetryOrdersResponse } from "../../../../../../types"
import { linkOfferItem } from "../../../../../../workflows/listings/link-offer-item"
import { importRequeued } from "../../../../../../workflows/orders/retry-orders"
import { requireOrder } from "../../require-order"

interface Link {
  seller_sku: string
  variant_id: string
}

/**
 * Links seller SKUs of a held order for good, then imports it with every other order that was held
 * for them. Nothing is linked unless all links can be.
 * @throws MedusaError not_found or invalid_data naming the link and the remedy.
 */
export const repairOrder = async (
  container: MedusaContainer,
  input: { id: string; links: Link[]; user_id: string }
): Promise<RetryOrdersResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const order = await requireOrder(container, input.id)
  await checkLinks(amazon, order, input.links)
  const ids = new Set<string>()
  for (const link of input.links) {
    const freed = await linkOfferItem(container, { account_id: order.account_id, ...link })
    freed.forEach((id) => ids.add(id))
  }
  // Held for another reason still: it is tried again all the same.
  const own = await amazon.inbox.requeue({ ids: [order.id] })
  own.forEach(({ id }) => ids.add(id))
  await amazon.events.add([
    {
      subject_id: order.id,
      what: "repaired",
      by: input.user_id,
      parameters: { skus: input.links.map((link) => link.seller_sku).join(", ") },
    },
  ])
  return importRequeued(
    container,
    [...ids].map((id) => ({ id, account_id: order.account_id }))
  )
}

const checkLinks = async (
  amazon: AmazonModuleService,
  order: { id: string; amazon_order_id: string },
  links: Link[]
): Promise<void> => {
  const lines = await amazon.overview.orderDetails.lines(order.id)
  const stranger = links.find((link) => !lines.some((line) => line.seller_sku === link.seller_sku))
  if (stranger) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `links.seller_sku: "${stranger.seller_sku}" is not in order ${order.amazon_order_id}. ` +
        `Give one of ${lines.flatMap((line) => line.seller_sku ?? []).join(", ")}.`
    )
  }
  const variants = await readVariants(
    amazon.db.knex,
    links.map((link) => link.variant_id)
  )
  const missing = links.find(
    (link) => !variants.some((variant) => variant.variant_id === link.variant_id)
  )
  if (missing) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `links.variant_id: there is no product variant ${missing.variant_id}. Choose another one.`
    )
  }
}
