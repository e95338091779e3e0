import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../../../lib/rights"

const matcher = "/admin/amazon/stores/:id/health"

export const amazonHealthMiddlewares: MiddlewareRoute[] = [
  { method: ["GET"], matcher, policies: requires("view"), middlewares: [] },
  { method: ["POST"], matcher, policies: requires("operate"), middlewares: [] },
]
