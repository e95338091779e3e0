import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody, validateQuery } from "../../../lib/validate"
import {
  AdminBeginAmazonConnection,
  AdminConfirmAmazonConnection,
  AdminEnterAmazonToken,
  AdminLoginFromAmazon,
} from "./validators"

export const amazonConnectionMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/amazon/connections",
    policies: requires("configure"),
    middlewares: [validateBody(AdminBeginAmazonConnection)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/connections/token",
    policies: requires("configure"),
    middlewares: [validateBody(AdminEnterAmazonToken)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/connections/login",
    policies: requires("configure"),
    middlewares: [validateQuery(AdminLoginFromAmazon, { isList: false })],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/connections/login",
    policies: requires("configure"),
    middlewares: [validateBody(AdminLoginFromAmazon)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/connections/:state",
    policies: requires("configure"),
  },
  {
    method: ["DELETE"],
    matcher: "/admin/amazon/connections/:state",
    policies: requires("configure"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/connections/:state/confirm",
    policies: requires("configure"),
    middlewares: [validateBody(AdminConfirmAmazonConnection)],
  },
]
