import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../../lib/validate"
import { AdminAmazonListingsQuery, AdminLinkAmazonListing } from "./validators"

export const amazonListingMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/listings",
    middlewares: [validateQuery(AdminAmazonListingsQuery, { defaultLimit: 20 })],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/listings/:id/link",
    middlewares: [validateBody(AdminLinkAmazonListing)],
  },
]
