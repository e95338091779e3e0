import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { beforeStop } from "../../../../../../modules/amazon/lib/in-process"
import type { RepairOrderBody, RetryOrdersResponse } from "../../../../../../types"
import { repairOrder } from "../../../../../../workflows/orders/repair-order"
import { requireOrder } from "../../require-order"
import { answering } from "../../../../../lib/answering"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<RepairOrderBody>,
    res: MedusaResponse<RetryOrdersResponse>
  ) => {
    const order = await requireOrder(req.scope, req.params.id)
    const repair = { links: req.validatedBody.links, user_id: req.auth_context.actor_id }
    res.json(await beforeStop(() => repairOrder(req.scope, order, repair)))
  }
)
