import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonOrderDetailResponse } from "../../../../../types"
import { loadOrder } from "./load-order"
import { answering } from "../../../../lib/answering"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonOrderDetailResponse>) => {
    res.json({ order: await loadOrder(req.scope, req.params.id) })
  }
)
