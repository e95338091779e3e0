import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
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
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonOrdersQuery, { defaultLimit: 20 })],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/retry",
    policies: requires("operate"),
    middlewares: [validateBody(AdminRetryAmazonOrders)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/:id/repair",
    policies: requires("operate"),
    middlewares: [validateBody(AdminRepairAmazonOrder)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/:id/shipments/:shipment_id/retry",
    policies: requires("operate"),
    middlewares: [validateBody(AdminRetryAmazonShipment)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/orders/:id",
    policies: requires("view"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/:id/retry",
    policies: requires("operate"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/orders/:id/buyer",
    policies: requires("see_personal_data"),
  },
]
