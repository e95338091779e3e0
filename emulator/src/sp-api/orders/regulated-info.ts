import { toIso } from "../../core/clock.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import { orderChanged } from "../../orders/change.js"
import type { OrderRecord, RegulatedRecord } from "../../orders/types.js"
import type { Call } from "../operations.js"
import { ownOrder } from "./get-order.js"

const REASONS = [
  { RejectionReasonId: "1", RejectionReasonDescription: "The given information is not readable." },
  { RejectionReasonId: "2", RejectionReasonDescription: "The given information is incorrect." },
]

/** `GET /orders/v0/orders/{orderId}/regulatedInfo`: only for orders of regulated products. */
export function getOrderRegulatedInfo(call: Call): Answer {
  const order = ownOrder(call.emulator, call.caller, call.path[0] as string)
  const { status, reviewedAt, externalReviewerId, rejectionReasonId, fields } = regulated(order)
  const reason = REASONS.find((entry) => entry.RejectionReasonId === rejectionReasonId)
  return ok({
    payload: {
      AmazonOrderId: order.orderId,
      RegulatedInformation: { Fields: fields },
      RequiresDosageLabel: false,
      RegulatedOrderVerificationStatus: {
        Status: status,
        RequiresMerchantAction: status === "Pending",
        ValidRejectionReasons: status === "Pending" ? REASONS : [],
        ...(reason && { RejectionReason: reason }),
        ...(reviewedAt !== null && { ReviewDate: toIso(reviewedAt) }),
        ...(externalReviewerId !== null && { ExternalReviewerId: externalReviewerId }),
      },
    },
  })
}

/** `PATCH /orders/v0/orders/{orderId}/regulatedInfo`: the seller approves or rejects, once. */
export function updateVerificationStatus(call: Call): Answer {
  const { emulator, request } = call
  const order = ownOrder(emulator, call.caller, call.path[0] as string)
  const record = regulated(order)
  const { regulatedOrderVerificationStatus: wish } = readJsonObject(request) as {
    regulatedOrderVerificationStatus: Record<string, string | undefined>
  }
  if (record.status !== "Pending") {
    throw invalidInput(`The order ${order.orderId} is ${record.status} already.`)
  }
  const { status, rejectionReasonId = null } = wish
  const isReason = REASONS.some((entry) => entry.RejectionReasonId === rejectionReasonId)
  if (status !== "Approved" && status !== "Rejected") {
    throw invalidInput("status must be Approved or Rejected.")
  }
  if (status === "Rejected" && !isReason) {
    throw invalidInput("rejectionReasonId must be one of ValidRejectionReasons.")
  }
  Object.assign(record, {
    ...{ status, reviewedAt: emulator.clock.now(), rejectionReasonId },
    externalReviewerId: wish.externalReviewerId ?? null,
  })
  order.lastUpdatedTime = emulator.clock.now()
  orderChanged(emulator, order)
  return { status: 204 }
}

function regulated(order: OrderRecord): RegulatedRecord {
  if (!order.regulated) {
    throw invalidInput(`The order ${order.orderId} has no regulated products.`)
  }
  return order.regulated
}
