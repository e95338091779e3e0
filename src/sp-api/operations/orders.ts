import type { CallOptions } from "../call-options"
import type { IncludedData, Order, SearchOrdersParameters, SearchOrdersResponse } from "../types"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { ordersV0Of, type OrdersV0Api } from "./orders-v0"
import { pages } from "./paging"
import { checkListLength, invalidInput, toQuery } from "./parameters"
import { unwrapped, whole } from "./read"

const ORDERS = { api: "orders", version: "2026-01-01", method: "GET", repeatable: true } as const

export const searchOrders: Operation = {
  ...ORDERS,
  name: "searchOrders",
  path: "/orders/2026-01-01/orders",
  usagePlan: { rate: 0.0056, burst: 20 },
  describe: ({ query }) => ({
    kind: "orders",
    told: {
      changedSince: query.lastUpdatedAfter,
      placedSince: query.createdAfter,
      statuses: query.fulfillmentStatuses,
      nextPage: "paginationToken" in query,
    },
  }),
  describeAnswer: finding("orders"),
}

export const getOrder: Operation = {
  ...ORDERS,
  name: "getOrder",
  path: "/orders/2026-01-01/orders/{orderId}",
  usagePlan: { rate: 0.5, burst: 30, urgentShare: 0.2 },
  describe: ({ pathParameters }) => ({ kind: "orders", subject: pathParameters.orderId }),
}

export interface OrdersApi extends OrdersV0Api {
  /** One page. */
  searchOrders(
    parameters: SearchOrdersParameters,
    options?: CallOptions
  ): Promise<SearchOrdersResponse>
  /** All pages from `paginationToken` on; tokens live 24 hours, a page costs 179 seconds of limit. */
  searchOrdersPages(
    parameters: SearchOrdersParameters,
    options?: CallOptions
  ): AsyncGenerator<SearchOrdersResponse, void, undefined>
  getOrder(orderId: string, includedData?: IncludedData[], options?: CallOptions): Promise<Order>
}

/**
 * Orders API 2026-01-01, and v0 where it has no successor
 * (developer-docs.amazon.com/sp-api/docs/orders-api-v2026-01-01-reference).
 */
export function ordersOf(call: Caller): OrdersApi {
  const search: OrdersApi["searchOrders"] = async (parameters, options) => {
    checkSearch(parameters)
    return call(
      {
        operation: searchOrders,
        query: toQuery(searchOrders, { ...parameters }),
        read: whole<SearchOrdersResponse>("orders", "array"),
      },
      options
    )
  }
  return {
    ...ordersV0Of(call),
    searchOrders: search,
    searchOrdersPages: (parameters, options) =>
      pages({
        operation: searchOrders,
        from: parameters.paginationToken,
        // The filters must be the same on every page.
        read: (paginationToken) => search({ ...parameters, paginationToken }, options),
        tokenOf: (page) => page.pagination?.nextToken,
      }),
    getOrder: async (orderId, includedData, options) =>
      call(
        {
          operation: getOrder,
          pathParameters: { orderId },
          query: toQuery(getOrder, { includedData }),
          read: unwrapped("order", "object", ["orderId", "string"]),
        },
        options
      ),
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
  const { maxResultsPerPage: size } = parameters
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= 100)) {
    throw invalidInput("searchOrders", `maxResultsPerPage is ${size}; Amazon takes 1 to 100`)
  }
}
