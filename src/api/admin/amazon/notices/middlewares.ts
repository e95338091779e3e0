import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody } from "../../../lib/validate"
import { AdminChangeAmazonNotices } from "./validators"

const BASE = "/admin/amazon/notices"

export const amazonNoticeMiddlewares: MiddlewareRoute[] = [
  { method: ["GET"], matcher: BASE, policies: requires("view") },
  {
    method: ["POST"],
    matcher: BASE,
    policies: requires("configure"),
    middlewares: [validateBody(AdminChangeAmazonNotices)],
  },
  { method: ["POST"], matcher: `${BASE}/try`, policies: requires("operate") },
]
