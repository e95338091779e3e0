import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { beforeStop } from "../../../../../../modules/amazon/lib/in-process"
import type { RetryOrdersResponse } from "../../../../../../types"
import { retryHeldOrders } from "../../../../../../workflows/orders/retry-held-orders"
import { requireOrder } from "../../require-order"
import { answering } from "../../../../../lib/answering"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RetryOrdersResponse>) => {
    const { id } = await requireOrder(req.scope, req.params.id)
    res.json(await beforeStop(() => retryHeldOrders(req.scope, [id])))
  }
)
