import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonOrderDetailResponse } from "../../../../../types"
import { loadOrder } from "./load-order"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AmazonOrderDetailResponse>
) => {
  res.json({ order: await loadOrder(req.scope, req.params.id) })
}
