import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody, validateQuery } from "../../../lib/validate"
import { AdminAmazonListingsQuery, AdminLinkAmazonListing } from "./validators"

export const amazonListingMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/listings",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonListingsQuery, { defaultLimit: 20 })],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/listings/:id/link",
    policies: requires("operate"),
    middlewares: [validateBody(AdminLinkAmazonListing)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/listings/:id",
    policies: requires("view"),
  },
]
