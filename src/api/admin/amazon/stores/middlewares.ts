import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requires } from "../../../lib/rights"
import { validateBody, validateQuery } from "../../../lib/validate"
import {
  AdminAcknowledgeAmazonFlow,
  AdminAmazonFlowQuery,
  AdminAmazonStoresQuery,
  AdminCreateAmazonStore,
  AdminCreateAmazonStores,
  AdminUpdateAmazonFlow,
  AdminUpdateAmazonStore,
} from "./validators"

export const amazonStoreMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonStoresQuery)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores",
    policies: requires("configure"),
    middlewares: [validateBody(AdminCreateAmazonStore)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/batch",
    policies: requires("configure"),
    middlewares: [validateBody(AdminCreateAmazonStores)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores/:id/proof",
    policies: requires("view"),
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores/:id",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonStoresQuery)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id",
    policies: requires("configure"),
    middlewares: [validateBody(AdminUpdateAmazonStore)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/flows/:flow",
    policies: requires("configure"),
    middlewares: [validateBody(AdminUpdateAmazonFlow)],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores/:id/calls",
    policies: requires("view"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/connect",
    policies: requires("configure"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/disconnect",
    policies: requires("configure"),
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/stores/:id/flows/:flow",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonFlowQuery, { defaultLimit: 20 })],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/flows/:flow/trial",
    policies: requires("operate"),
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/flows/:flow/acknowledge",
    policies: requires("configure"),
    middlewares: [validateBody(AdminAcknowledgeAmazonFlow)],
  },
  {
    method: ["POST"],
    matcher: "/admin/amazon/stores/:id/flows/:flow/run",
    policies: requires("operate"),
  },
]
