import type { Handlers } from "../operations.js"
import { confirmShipment } from "./confirm-shipment.js"
import { getOrder } from "./get-order.js"
import { getOrderRegulatedInfo, updateVerificationStatus } from "./regulated-info.js"
import { updateShipmentStatus } from "./update-shipment-status.js"
import { searchOrders } from "./search-orders.js"

/** Orders API 2026-01-01. */
export const ORDERS: Handlers = { searchOrders, getOrder }

/** Orders API v0, where it has no successor. */
export const ORDERS_V0: Handlers = {
  ...{ confirmShipment, updateShipmentStatus },
  ...{ getOrderRegulatedInfo, updateVerificationStatus },
}
