import type { MiddlewareRoute } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { requires } from "../../../lib/rights"
import { validateBody } from "../../../lib/validate"

const AdminSetAmazonReadOnly = z.strictObject({ on: z.boolean() })

export const amazonReadOnlyMiddlewares: MiddlewareRoute[] = [
  { method: ["GET"], matcher: "/admin/amazon/read-only", policies: requires("view") },
  {
    method: ["POST"],
    matcher: "/admin/amazon/read-only",
    policies: requires("configure"),
    middlewares: [validateBody(AdminSetAmazonReadOnly)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/read-only/claim",
    policies: requires("configure"),
  },
]
