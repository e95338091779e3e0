import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { notAllowed, type Refusal } from "../../modules/amazon/lib/refusal"
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
 * @throws Refusal not_allowed when none of them is held, with how it stands when it is one.
 */
export const retryHeldOrders = async (
  container: MedusaContainer,
  ids: string[]
): Promise<RetryOrdersResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const held = await amazon.requeue.held({ ids })
  if (held.length) {
    return importRequeued(container, held)
  }
  const [order] = ids.length === 1 ? await amazon.listAmazonOrders({ id: ids }) : []
  throw order
    ? notHeld(order)
    : notAllowed(
        "no_order_held",
        "None of these orders is held, so there is nothing to try again. Look at the list again."
      )
}

/** For an order that somebody wants mended though it needs no mending. */
export const notHeld = (order: { amazon_order_id: string; state: string }): Refusal =>
  notAllowed(
    "order_not_held",
    `Order ${order.amazon_order_id} is not held, so there is nothing to try again. ` +
      STANDS[order.state as InboxOrderState],
    { order: order.amazon_order_id, state: order.state }
  )
