import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../lib/rights"
import { validateQuery } from "../../lib/validate"
import { amazonApplicationMiddlewares } from "./application/middlewares"
import { amazonConnectionMiddlewares } from "./connections/middlewares"
import { amazonGuideMiddlewares } from "./guide/middlewares"
import { amazonListingMiddlewares } from "./listings/middlewares"
import { amazonLogMiddlewares } from "./log/middlewares"
import { amazonMarketplaceMiddlewares } from "./marketplaces/middlewares"
import { amazonNoticeMiddlewares } from "./notices/middlewares"
import { amazonOrderMiddlewares } from "./orders/middlewares"
import { amazonProblemMiddlewares } from "./problems/middlewares"
import { amazonReadOnlyMiddlewares } from "./read-only/middlewares"
import { amazonDatabaseMiddlewares } from "./require-database"
import { amazonHealthMiddlewares } from "./stores/[id]/health/middlewares"
import { amazonStoreLifeMiddlewares } from "./stores/life-middlewares"
import { amazonStoreMiddlewares } from "./stores/middlewares"
import { AdminAmazonHomeQuery } from "./validators"

export const adminAmazonMiddlewares: MiddlewareRoute[] = [
  ...amazonDatabaseMiddlewares,
  {
    method: ["GET"],
    matcher: "/admin/amazon",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonHomeQuery)],
  },
  ...amazonGuideMiddlewares,
  ...amazonHealthMiddlewares,
  ...amazonReadOnlyMiddlewares,
  ...amazonStoreLifeMiddlewares,
  ...amazonStoreMiddlewares,
  ...amazonOrderMiddlewares,
  ...amazonListingMiddlewares,
  ...amazonLogMiddlewares,
  ...amazonNoticeMiddlewares,
  ...amazonProblemMiddlewares,
  ...amazonMarketplaceMiddlewares,
  ...amazonConnectionMiddlewares,
  ...amazonApplicationMiddlewares,
]
