import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonBuyerResponse } from "../../../../../../types"
import { revealBuyer } from "../../../../../../workflows/privacy/reveal-buyer"
import { answering } from "../../../../../lib/answering"
import { requireOrder } from "../../require-order"

/** POST, as each look is written down: nothing may repeat it by itself, and nothing may keep it. */
export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonBuyerResponse>) => {
    res.setHeader("Cache-Control", "no-store")
    const order = await requireOrder(req.scope, req.params.id)
    res.json(await revealBuyer(req.scope, order, req.auth_context.actor_id))
  }
)
