import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type {
  ConfirmShipmentRequest,
  IncludedData,
  Order,
  SearchOrdersParameters,
  SearchOrdersResponse,
} from "../types"
import type { Caller, Operation } from "./operation"
import { checkListLength, invalidInput, toQuery } from "./parameters"

export const searchOrders: Operation = {
  name: "searchOrders",
  api: "orders",
  version: "2026-01-01",
  method: "GET",
  path: "/orders/2026-01-01/orders",
  repeatable: true,
  usagePlan: { rate: 0.0056, burst: 20 },
}

export const getOrder: Operation = {
  name: "getOrder",
  api: "orders",
  version: "2026-01-01",
  method: "GET",
  path: "/orders/2026-01-01/orders/{orderId}",
  repeatable: true,
  usagePlan: { rate: 0.5, burst: 30, urgentShare: 0.2 },
}

/** Repeatable: the same packageReferenceId again edits the package into what it already is. */
export const confirmShipment: Operation = {
  name: "confirmShipment",
  api: "orders",
  version: "v0",
  method: "POST",
  path: "/orders/v0/orders/{orderId}/shipmentConfirmation",
  repeatable: true,
  usagePlan: { rate: 2, burst: 10, urgentShare: 0.2 },
}

export interface OrdersApi {
  searchOrders(
    parameters: SearchOrdersParameters,
    options?: CallOptions
  ): Promise<SearchOrdersResponse>
  getOrder(orderId: string, includedData?: IncludedData[], options?: CallOptions): Promise<Order>
  confirmShipment(
    orderId: string,
    body: ConfirmShipmentRequest,
    options?: CallOptions
  ): Promise<void>
}

/** Orders API 2026-01-01, and v0 where it has no successor. */
export function ordersOf(call: Caller): OrdersApi {
  return {
    searchOrders: async (parameters, options) => {
      checkSearch(parameters)
      return call(
        {
          operation: searchOrders,
          query: toQuery(searchOrders, { ...parameters }),
          read: (answer) => {
            requireField(answer, "orders", "array")
            return answer as SearchOrdersResponse
          },
        },
        options
      )
    },
    getOrder: async (orderId, includedData, options) =>
      call(
        {
          operation: getOrder,
          pathParameters: { orderId },
          query: toQuery(getOrder, { includedData }),
          read: (answer) => {
            const order = requireField(answer, "order", "object")
            requireField(order, "orderId", "string")
            return order as Order
          },
        },
        options
      ),
    confirmShipment: async (orderId, body, options) => {
      checkShipment(body)
      await call(
        { operation: confirmShipment, pathParameters: { orderId }, body, read: null },
        options
      )
    },
  }
}

function checkSearch(parameters: SearchOrdersParameters): void {
  const { createdAfter, createdBefore, lastUpdatedAfter, lastUpdatedBefore } = parameters
  if ((createdAfter === undefined) === (lastUpdatedAfter === undefined)) {
    throw invalidInput("searchOrders", "give exactly one of createdAfter and lastUpdatedAfter")
  }
  if (createdBefore !== undefined && createdAfter === undefined) {
    throw invalidInput("searchOrders", "createdBefore goes with createdAfter only")
  }
  if (lastUpdatedBefore !== undefined && lastUpdatedAfter === undefined) {
    throw invalidInput("searchOrders", "lastUpdatedBefore goes with lastUpdatedAfter only")
  }
  if (parameters.marketplaceIds) {
    checkListLength("searchOrders", "marketplaceIds", parameters.marketplaceIds, 50)
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
