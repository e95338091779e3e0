import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RetryOrdersBody, RetryOrdersResponse } from "../../../../../types"
import { retryOrders } from "../../../../../workflows/orders/retry-orders"

export const POST = async (
  req: AuthenticatedMedusaRequest<RetryOrdersBody>,
  res: MedusaResponse<RetryOrdersResponse>
) => {
  const { ids } = req.validatedBody
  res.json(await retryOrders(req.scope, ids?.length ? ids : null))
}
