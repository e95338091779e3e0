import type { MedusaRequest } from "@medusajs/framework/http"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"

export const amazonOf = (req: MedusaRequest): AmazonModuleService =>
  req.scope.resolve<AmazonModuleService>(AMAZON_MODULE)

/** Where the caller reached us, e.g. `https://shop.example`; the option `backendUrl` beats it. */
export const originOf = (req: MedusaRequest): string => `${req.protocol}://${req.get("host")}`

/** Page that `validateQuery` found. */
export const pageOf = (req: MedusaRequest): { limit: number; offset: number } => ({
  limit: req.queryConfig.pagination.take ?? 20,
  offset: req.queryConfig.pagination.skip ?? 0,
})
