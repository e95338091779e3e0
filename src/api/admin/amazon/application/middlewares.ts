import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody } from "../../../lib/validate"
import { AdminEnterAmazonApplication, AdminRotateAmazonSecret } from "./validators"

const BASE = "/admin/amazon/application"

export const amazonApplicationMiddlewares: MiddlewareRoute[] = [
  { method: ["GET"], matcher: BASE, policies: requires("view") },
  {
    method: ["POST"],
    matcher: BASE,
    policies: requires("configure"),
    middlewares: [validateBody(AdminEnterAmazonApplication)],
  },
  { method: ["DELETE"], matcher: BASE, policies: requires("configure") },
  { method: ["POST"], matcher: `${BASE}/check`, policies: requires("operate") },
  {
    method: ["POST"],
    matcher: `${BASE}/rotate`,
    policies: requires("configure"),
    middlewares: [validateBody(AdminRotateAmazonSecret)],
  },
  { method: ["GET"], matcher: `${BASE}/keys`, policies: requires("view") },
  { method: ["POST"], matcher: `${BASE}/re-encrypt`, policies: requires("configure") },
]
