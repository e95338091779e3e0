import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"
import { worksInBackground } from "../modules/amazon/lib/background"
import { signalShipment } from "../workflows/shipments/signal-shipment"

/** A parcel left: its confirmation to Amazon starts at once. The flow's interval is the net. */
const amazonShipmentCreated = async ({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> => {
  if (worksInBackground()) {
    await signalShipment(container, event.data.id)
  }
}

export default amazonShipmentCreated

export const config: SubscriberConfig = { event: FulfillmentWorkflowEvents.SHIPMENT_CREATED }
