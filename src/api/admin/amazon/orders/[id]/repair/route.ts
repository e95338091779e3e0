import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RepairOrderBody, RetryOrdersResponse } from "../../../../../../types"
import { repairOrder } from "./repair-order"

export const POST = async (
  req: AuthenticatedMedusaRequest<RepairOrderBody>,
  res: MedusaResponse<RetryOrdersResponse>
) => {
  res.json(
    await repairOrder(req.scope, {
      id: req.params.id,
      links: req.validatedBody.links,
      user_id: req.auth_context.actor_id,
    })
  )
}
