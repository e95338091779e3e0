import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { beforeStop } from "../../../../../modules/amazon/lib/in-process"
import type { RetryOrdersBody, RetryOrdersResponse } from "../../../../../types"
import { retryHeldOrders } from "../../../../../workflows/orders/retry-held-orders"
import { retryOrders } from "../../../../../workflows/orders/retry-orders"
import { answering } from "../../../../lib/answering"

/** Every held order, where none is named. */
export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<RetryOrdersBody>,
    res: MedusaResponse<RetryOrdersResponse>
  ) => {
    const { ids } = req.validatedBody
    res.json(
      await beforeStop(() =>
        ids?.length ? retryHeldOrders(req.scope, ids) : retryOrders(req.scope, null)
      )
    )
  }
)
