import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../lib/validate"
import { amazonListingMiddlewares } from "./listings/middlewares"
import { amazonOrderMiddlewares } from "./orders/middlewares"
import { amazonProblemMiddlewares } from "./problems/middlewares"
import { amazonDatabaseMiddlewares } from "./require-database"
import { amazonStoreMiddlewares } from "./stores/middlewares"
import { AdminAmazonHomeQuery } from "./validators"

export const adminAmazonMiddlewares: MiddlewareRoute[] = [
  ...amazonDatabaseMiddlewares,
  {
    method: ["GET"],
    matcher: "/admin/amazon",
    middlewares: [validateQuery(AdminAmazonHomeQuery)],
  },
  ...amazonStoreMiddlewares,
  ...amazonOrderMiddlewares,
  ...amazonListingMiddlewares,
  ...amazonProblemMiddlewares,
]
