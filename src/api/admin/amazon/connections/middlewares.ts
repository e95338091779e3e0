import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"

export const amazonConnectionMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/connections/:state",
    policies: requires("configure"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/connections/:state/confirm",
    policies: requires("configure"),
  },
]
