import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { invalid } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import type { RepairOrderBody, RetryOrdersResponse } from "../../types"
import { linkOfferItems } from "../listings/link-offer-items"
import { notHeld } from "./retry-held-orders"
import { importRequeued } from "./retry-orders"

type Links = RepairOrderBody["links"]

/**
 * Links seller SKUs of a held order for good, then imports it with every other order that was held
 * for them. Nothing is linked unless all links can be.
 * @throws Refusal naming the link and the remedy, or how the order stands when it is not held.
 */
export const repairOrder = async (
  container: MedusaContainer,
  order: { id: string; account_id: string; amazon_order_id: string; state: string },
  { links, user_id }: { links: Links; user_id: string }
): Promise<RetryOrdersResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  if (order.state !== "held") {
    throw notHeld(order)
  }
  await checkSellerSkus(amazon, order, links)
  const freed = await linkOfferItems(
    container,
    { account_id: order.account_id, links },
    "links.variant_id"
  )
  // Held for another reason still: it is tried again all the same.
  const own = await amazon.requeue.held({ ids: [order.id] })
  await amazon.events.add([
    {
      subject_id: order.id,
      what: "repaired",
      by: user_id,
      parameters: { skus: links.map((link) => link.seller_sku).join(", ") },
    },
  ])
  return importRequeued(container, [...freed, ...own])
}

const checkSellerSkus = async (
  amazon: AmazonModuleService,
  order: { id: string; amazon_order_id: string },
  links: Links
): Promise<void> => {
  const lines = await amazon.overview.orderDetails.lines(order.id)
  const skus = lines.flatMap((line) => line.seller_sku ?? [])
  const index = links.findIndex((link) => !skus.includes(link.seller_sku))
  if (index >= 0) {
    const value = links[index].seller_sku
    throw invalid(
      `links.${index}.seller_sku`,
      "sku_not_in_order",
      `links.seller_sku: "${value}" is not in order ${order.amazon_order_id}. ` +
        `Give one of ${skus.join(", ")}.`,
      { value, order: order.amazon_order_id, skus: skus.join(", ") }
    )
  }
}
