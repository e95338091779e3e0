import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RetryOrdersResponse } from "../../../../../../types"
import { retryOrders } from "../../../../../../workflows/orders/retry-orders"
import { requireOrder } from "../../require-order"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RetryOrdersResponse>
) => {
  const { id } = await requireOrder(req.scope, req.params.id)
  res.json(await retryOrders(req.scope, [id]))
}
