import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateQuery } from "../../../lib/validate"
import { AdminAmazonProblemsQuery } from "./validators"

export const amazonProblemMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/problems",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonProblemsQuery, { defaultLimit: 100 })],
  },
]
