import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody } from "../../../lib/validate"
import { AdminDeleteAmazonStore } from "./life-validators"

/** How a store goes on, stands still and ends. */
export const amazonStoreLifeMiddlewares: MiddlewareRoute[] = [
  {
    method: ["DELETE"],
    matcher: "/admin/amazon/stores/:id",
    policies: requires("configure"),
    middlewares: [validateBody(AdminDeleteAmazonStore)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores/:id/closing",
    policies: requires("view"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/pause",
    policies: requires("operate"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/resume",
    policies: requires("operate"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/keep",
    policies: requires("configure"),
  },
]
