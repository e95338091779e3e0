import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import type { InboxOrderState, RetryOrdersResponse } from "../../types"
import { importRequeued } from "./retry-orders"

const STANDS: Record<InboxOrderState, string> = {
  received: "It is imported with the next order import.",
  importing: "It is being imported now.",
  waiting: "It is imported when Amazon releases it.",
  imported: "It is in Medusa already.",
  ignored: "It is not imported by the store's settings.",
  held: "It was just held: try once more.",
}

/**
 * Tries held orders again, at once.
 * @throws MedusaError not_allowed when none of them is held, with how it stands when it is one.
 */
export const retryHeldOrders = async (
  container: MedusaContainer,
  ids: string[]
): Promise<RetryOrdersResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const held = await amazon.inbox.requeue({ ids })
  if (held.length) {
    return importRequeued(container, held)
  }
  const [order] = ids.length === 1 ? await amazon.listAmazonOrders({ id: ids }) : []
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    order
      ? `Order ${order.amazon_order_id} is not held, so there is nothing to try again. ` +
          STANDS[order.state as InboxOrderState]
      : "None of these orders is held, so there is nothing to try again. Look at the list again."
  )
}
