import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody, validateQuery } from "../../../lib/validate"
import { AdminAmazonGuideQuery, AdminTickAmazonGuide } from "./validators"

export const amazonGuideMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/guide",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonGuideQuery)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/guide",
    policies: requires("operate"),
    middlewares: [validateBody(AdminTickAmazonGuide)],
  },
]
