import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { onBehalfOf } from "../../../../modules/amazon/lib/call-origin"
import { requires } from "../../../lib/rights"
import { validateBody, validateQuery } from "../../../lib/validate"
import { AdminAmazonLogExportQuery, AdminAmazonLogQuery, AdminChangeAmazonLog } from "./validators"

/** Calls to Amazon that a request makes are logged as asked for by its user. */
const noteWho = (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
  const { auth_context } = req as MedusaRequest & { auth_context?: { actor_id?: string } }
  onBehalfOf({ by: auth_context?.actor_id || undefined }, next)
}

export const amazonLogMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/amazon*", middlewares: [noteWho] },
  {
    method: ["GET"],
    matcher: "/admin/amazon/log",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonLogQuery, { defaultLimit: 20 })],
  },
  {
    method: ["GET"],
    matcher: "/admin/amazon/log/export.csv",
    policies: requires("view"),
    middlewares: [validateQuery(AdminAmazonLogExportQuery)],
  },
  { method: ["GET"], matcher: "/admin/amazon/log/settings", policies: requires("view") },
  {
    method: ["POST"],
    matcher: "/admin/amazon/log/settings",
    policies: requires("configure"),
    middlewares: [validateBody(AdminChangeAmazonLog)],
  },
  // Fits the others under it, too: nothing of the query is checked here.
  { method: ["GET"], matcher: "/admin/amazon/log/:id", policies: requires("view") },
  { method: ["GET"], matcher: "/admin/amazon/audit", policies: requires("configure") },
  { method: ["GET"], matcher: "/admin/amazon/monitoring", policies: requires("view") },
]
