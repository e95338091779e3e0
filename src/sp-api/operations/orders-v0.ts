import type { CallOptions } from "../call-options"
import type {
  ConfirmShipmentRequest,
  OrderRegulatedInfo,
  UpdateShipmentStatusRequest,
  UpdateVerificationStatusRequest,
} from "../types"
import { at, countOf } from "./description"
import type { Caller, Operation } from "./operation"
import { invalidInput } from "./parameters"
import { unwrapped } from "./read"

const ORDERS_V0 = { api: "orders", version: "v0", repeatable: true } as const

/** Repeatable: the same packageReferenceId again edits the package into what it already is. */
export const confirmShipment: Operation = {
  ...ORDERS_V0,
  name: "confirmShipment",
  method: "POST",
  path: "/orders/v0/orders/{orderId}/shipmentConfirmation",
  usagePlan: { rate: 2, burst: 10, urgentShare: 0.2 },
  describe: ({ pathParameters, body }) => ({
    kind: "shipments",
    subject: pathParameters.orderId,
    // Never the tracking number: with it a carrier tells who gets the parcel, and where.
    told: {
      package: at(body, "packageDetail", "packageReferenceId"),
      carrierCode: at(body, "packageDetail", "carrierCode"),
      shipDate: at(body, "packageDetail", "shipDate"),
      lines: countOf(body, "packageDetail", "orderItems"),
    },
  }),
}

/** Repeatable: it names a status, not a step. */
export const updateShipmentStatus: Operation = {
  ...ORDERS_V0,
  name: "updateShipmentStatus",
  method: "POST",
  path: "/orders/v0/orders/{orderId}/shipment",
  usagePlan: { rate: 5, burst: 15 },
  describe: ({ pathParameters, body }) => ({
    kind: "shipments",
    subject: pathParameters.orderId,
    told: { status: at(body, "shipmentStatus") },
  }),
}

export const getOrderRegulatedInfo: Operation = {
  ...ORDERS_V0,
  name: "getOrderRegulatedInfo",
  method: "GET",
  path: "/orders/v0/orders/{orderId}/regulatedInfo",
  usagePlan: { rate: 0.5, burst: 30 },
  describe: ({ pathParameters }) => ({ kind: "orders", subject: pathParameters.orderId }),
}

/** Repeatable: it names a status, not a step. */
export const updateVerificationStatus: Operation = {
  ...ORDERS_V0,
  name: "updateVerificationStatus",
  method: "PATCH",
  path: "/orders/v0/orders/{orderId}/regulatedInfo",
  usagePlan: { rate: 0.5, burst: 30 },
  describe: ({ pathParameters, body }) => ({
    kind: "orders",
    subject: pathParameters.orderId,
    // Not who reviewed it, nor the prescription.
    told: { status: at(body, "regulatedOrderVerificationStatus", "status") },
  }),
}

export interface OrdersV0Api {
  /** 204 is not yet SHIPPED: read the order back. */
  confirmShipment(
    orderId: string,
    body: ConfirmShipmentRequest,
    options?: CallOptions
  ): Promise<void>
  /** Orders picked up in the seller's store; refused for all others. */
  updateShipmentStatus(
    orderId: string,
    body: UpdateShipmentStatusRequest,
    options?: CallOptions
  ): Promise<void>
  /** What must be checked before an order of regulated products is shipped. Personal data. */
  getOrderRegulatedInfo(orderId: string, options?: CallOptions): Promise<OrderRegulatedInfo>
  /** Approves or rejects an order of regulated products. */
  updateVerificationStatus(
    orderId: string,
    body: UpdateVerificationStatusRequest,
    options?: CallOptions
  ): Promise<void>
}

/**
 * The part of Orders API v0 that has no successor and is not deprecated
 * (developer-docs.amazon.com/sp-api/docs/orders-api-v0-reference).
 */
export function ordersV0Of(call: Caller): OrdersV0Api {
  return {
    confirmShipment: async (orderId, body, options) => {
      checkShipment(body)
      await call(
        { operation: confirmShipment, pathParameters: { orderId }, body, read: null },
        options
      )
    },
    updateShipmentStatus: async (orderId, body, options) => {
      await call(
        { operation: updateShipmentStatus, pathParameters: { orderId }, body, read: null },
        options
      )
    },
    getOrderRegulatedInfo: async (orderId, options) =>
      call(
        {
          operation: getOrderRegulatedInfo,
          pathParameters: { orderId },
          read: unwrapped("payload", "object", ["AmazonOrderId", "string"]),
        },
        options
      ),
    updateVerificationStatus: async (orderId, body, options) => {
      checkVerification(body)
      await call(
        { operation: updateVerificationStatus, pathParameters: { orderId }, body, read: null },
        options
      )
    },
  }
}

function checkShipment({ packageDetail }: ConfirmShipmentRequest): void {
  const { packageReferenceId, carrierCode, carrierName } = packageDetail
  if (typeof packageReferenceId !== "string" || !/^[1-9]\d*$/.test(packageReferenceId)) {
    throw invalidInput(
      "confirmShipment",
      `packageDetail.packageReferenceId ${JSON.stringify(packageReferenceId)} must be a positive ` +
        'whole number as a string, e.g. "1"'
    )
  }
  if (carrierCode === "Other" && !carrierName) {
    throw invalidInput(
      "confirmShipment",
      'packageDetail.carrierName is required when carrierCode is "Other"'
    )
  }
}

function checkVerification(body: UpdateVerificationStatusRequest): void {
  const { status, rejectionReasonId, externalReviewerId } = body.regulatedOrderVerificationStatus
  if (!externalReviewerId) {
    throw invalidInput("updateVerificationStatus", "externalReviewerId must be given")
  }
  if (status === "Rejected" && !rejectionReasonId) {
    throw invalidInput(
      "updateVerificationStatus",
      "rejectionReasonId is required to reject: one of the order's ValidRejectionReasons"
    )
  }
}
