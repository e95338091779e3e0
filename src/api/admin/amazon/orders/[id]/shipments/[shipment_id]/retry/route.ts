import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RetryShipmentBody, RetryShipmentResponse } from "../../../../../../../../types"
import { retryShipment } from "../../../../../../../../workflows/shipments/retry-shipment"
import { answering } from "../../../../../../../lib/answering"
import { amazonOf } from "../../../../../../../lib/request"
import { requireOrder } from "../../../../require-order"
import { toShipmentDto } from "../../../to-detail-dtos"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<RetryShipmentBody>,
    res: MedusaResponse<RetryShipmentResponse>
  ) => {
    const { id } = await requireOrder(req.scope, req.params.id)
    await retryShipment(req.scope, {
      order_row_id: id,
      shipment_id: req.params.shipment_id,
      tracking_number: req.validatedBody.tracking_number,
      user_id: req.auth_context.actor_id,
    })
    const shipments = await amazonOf(req).overview.orderDetails.shipments(id)
    const shipment = shipments.find((row) => row.id === req.params.shipment_id)
    res.json({ shipment: toShipmentDto(shipment!) })
  }
)
