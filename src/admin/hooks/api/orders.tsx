import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonOrderDetailResponse,
  AmazonOrderListResponse,
  RetryOrdersBody,
  RepairOrderBody,
  RetryOrdersResponse,
  RetryShipmentBody,
  RetryShipmentResponse,
} from "../../../types"
import { EVERYTHING, queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const ordersQueryKeys = queryKeys("orders")

export interface OrdersQuery {
  tab?: string
  q?: string
  store_id?: string
  order_id?: string
  offset?: number
  limit?: number
}

export const useAmazonOrders = (query: OrdersQuery) =>
  useQuery({
    queryKey: ordersQueryKeys.list(query),
    queryFn: () =>
      request<AmazonOrderListResponse>("/admin/amazon/orders", { query: { ...query } }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLISECONDS,
  })

export const useAmazonOrder = (id: string) =>
  useQuery({
    queryKey: ordersQueryKeys.detail(id),
    queryFn: () => request<AmazonOrderDetailResponse>(`/admin/amazon/orders/${id}`),
    refetchInterval: REFRESH_MILLISECONDS,
  })

/** Links the seller SKUs for good, then imports this order and all others held for them. */
export const useRepairAmazonOrder = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RepairOrderBody) =>
      request<RetryOrdersResponse>(`/admin/amazon/orders/${id}/repair`, {
        method: "POST",
        body,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

export const useRetryAmazonOrder = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request<RetryOrdersResponse>(`/admin/amazon/orders/${id}/retry`, {
        method: "POST",
        body: {},
      }),
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

export const useRetryAmazonOrders = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RetryOrdersBody) =>
      request<RetryOrdersResponse>("/admin/amazon/orders/retry", { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

/** Tells Amazon of a parcel again that it refused. */
export const useRetryAmazonShipment = (orderId: string, shipmentId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RetryShipmentBody) =>
      request<RetryShipmentResponse>(
        `/admin/amazon/orders/${orderId}/shipments/${shipmentId}/retry`,
        { method: "POST", body }
      ),
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}
