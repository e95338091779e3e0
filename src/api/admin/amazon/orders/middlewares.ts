import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../../lib/validate"
import {
  AdminAmazonOrdersQuery,
  AdminRepairAmazonOrder,
  AdminRetryAmazonOrders,
  AdminRetryAmazonShipment,
} from "./validators"

export const amazonOrderMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/orders",
    middlewares: [validateQuery(AdminAmazonOrdersQuery, { defaultLimit: 20 })],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/retry",
    middlewares: [validateBody(AdminRetryAmazonOrders)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/:id/repair",
    middlewares: [validateBody(AdminRepairAmazonOrder)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/:id/shipments/:shipment_id/retry",
    middlewares: [validateBody(AdminRetryAmazonShipment)],
  },
]
