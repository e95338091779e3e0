import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { InventoryEvents } from "@medusajs/framework/utils"
import { worksInBackground } from "../modules/amazon/lib/background"
import { signalStockChange } from "../workflows/stock/signal-stock-change"

/**
 * Every change of what is available touches an inventory level, also when no workflow ran (imports,
 * other plugins), so the module's own events are the complete signal.
 */
const amazonStockChanged = async ({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> => {
  if (worksInBackground()) {
    signalStockChange(container, [event.data.id].flat())
  }
}

export default amazonStockChanged

/* eslint-disable @medusajs/prefer-workflow-event-over-module-event -- stock also changes without a
   workflow (imports, other plugins); only the module's events tell of every change */
export const config: SubscriberConfig = {
  event: [
    InventoryEvents.INVENTORY_LEVEL_CREATED,
    InventoryEvents.INVENTORY_LEVEL_UPDATED,
    InventoryEvents.INVENTORY_LEVEL_DELETED,
  ],
}
