import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../../lib/validate"
import {
  AdminAmazonStoresQuery,
  AdminCreateAmazonStore,
  AdminUpdateAmazonFlow,
  AdminUpdateAmazonStore,
} from "./validators"

export const amazonStoreMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores",
    middlewares: [validateQuery(AdminAmazonStoresQuery)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores",
    middlewares: [validateBody(AdminCreateAmazonStore)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores/:id",
    middlewares: [validateQuery(AdminAmazonStoresQuery)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id",
    middlewares: [validateBody(AdminUpdateAmazonStore)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/flows/:flow",
    middlewares: [validateBody(AdminUpdateAmazonFlow)],
  },
]
