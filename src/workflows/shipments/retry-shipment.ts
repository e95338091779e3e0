import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { notAllowed, notFound } from "../../modules/amazon/lib/refusal"
import type { ShipmentState } from "../../modules/amazon/services/shipments"
import type AmazonModuleService from "../../modules/amazon/service"
import { signalShipment } from "./signal-shipment"

/** What Medusa's own admin writes where a person gave no address. */
const NO_URL = "#"

/**
 * Medusa lets nobody give a tracking number after shipping, so it is given here: on the fulfilment,
 * where everybody sees it. The one that Amazon was told is corrected; the other labels stay.
 */
const writeTracking = async (
  container: MedusaContainer,
  { fulfillment_id, label_id }: ShipmentState,
  trackingNumber: string
): Promise<void> => {
  const fulfillments = container.resolve(Modules.FULFILLMENT)
  const { labels } = await fulfillments.retrieveFulfillment(fulfillment_id, {
    relations: ["labels"],
  })
  const told = labels.find(({ id }) => id === label_id)
  const others = labels.filter((label) => label !== told)
  await fulfillments.updateFulfillment(fulfillment_id, {
    labels: [
      ...others.map(({ id }) => ({ id })),
      {
        ...(told ? { id: told.id } : {}),
        tracking_number: trackingNumber,
        tracking_url: NO_URL,
        label_url: told?.label_url ?? NO_URL,
      },
    ],
  })
}

/**
 * Tells Amazon of a parcel again that it refused, with the tracking number as mended, if one is given.
 * Returns at once; the order's page shows the answer.
 * @throws Refusal not_found or not_allowed when there is nothing to be sent again.
 */
export const retryShipment = async (
  container: MedusaContainer,
  input: { order_row_id: string; shipment_id: string; tracking_number?: string; user_id: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const shipment = await amazon.shipments.find(input.order_row_id, input.shipment_id)
  if (!shipment) {
    throw notFound(
      "shipment_not_found",
      `This order has no shipment ${input.shipment_id}. Look at the shipments on its page.`,
      { id: input.shipment_id }
    )
  }
  if (shipment.state === "refused" && input.tracking_number) {
    await writeTracking(container, shipment, input.tracking_number)
  }
  if (!(await amazon.shipments.retry(input.order_row_id, shipment.id))) {
    throw notAllowed(
      "shipment_not_refused",
      `Shipment ${shipment.id} is not refused (it is ${shipment.state}), so there is nothing to send ` +
        "again. Reload the page to see how it stands.",
      { id: shipment.id, state: shipment.state }
    )
  }
  await amazon.events.add([
    {
      subject_id: input.order_row_id,
      what: "shipment_retried",
      by: input.user_id,
    },
  ])
  await signalShipment(container, shipment.fulfillment_id)
}
