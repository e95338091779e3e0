import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { runFlowOnSignal } from "../../dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"

/** Starts the confirmation of a fulfilment that belongs to an Amazon order; others are none of ours. */
export const signalShipment = async (
  container: MedusaContainer,
  fulfillmentId: string
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  if (!(await amazon.database.isMigrated())) {
    return
  }
  const [order] = await rows<{ account_id: string }>(
    amazon.db.knex,
    `select o.account_id from order_fulfillment l
     join amazon_order o on o.order_id = l.order_id and o.deleted_at is null
     where l.fulfillment_id = ? and l.deleted_at is null`,
    [fulfillmentId]
  )
  if (order) {
    runFlowOnSignal(container, order.account_id, "order-status-update").catch((error) =>
      logger.error(`amazon shipment ${fulfillmentId} was not confirmed: ${errorText(error)}`)
    )
  }
}
