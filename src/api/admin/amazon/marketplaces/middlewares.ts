import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"

export const amazonMarketplaceMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/marketplaces",
    policies: requires("view"),
  },
]
