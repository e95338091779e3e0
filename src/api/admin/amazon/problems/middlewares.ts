import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../../lib/validate"
import { AdminAmazonProblemsQuery } from "./validators"

export const amazonProblemMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/problems",
    middlewares: [validateQuery(AdminAmazonProblemsQuery, { defaultLimit: 100 })],
  },
]
