import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import { notFound } from "../../../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { OrderOverviewRow } from "../../../../modules/amazon/services/overview-orders"

/** An order of the inbox by our id. @throws MedusaError not_found. */
export const requireOrder = async (
  container: MedusaContainer,
  id: string
): Promise<OrderOverviewRow> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const order = await amazon.overview.orders.find(id)
  if (!order) {
    throw notFound(
      "order_not_found",
      `There is no Amazon order ${id}. Look it up in the list by its Amazon number.`,
      { id }
    )
  }
  return order
}
