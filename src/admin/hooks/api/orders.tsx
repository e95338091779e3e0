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
import { sdk } from "../../lib/sdk"

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
      sdk.client.fetch<AmazonOrderListResponse>("/admin/amazon/orders", { query: { ...query } }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLISECONDS,
  })

export const useAmazonOrder = (id: string) =>
  useQuery({
    queryKey: ordersQueryKeys.detail(id),
    queryFn: () => sdk.client.fetch<AmazonOrderDetailResponse>(`/admin/amazon/orders/${id}`),
    refetchInterval: REFRESH_MILLISECONDS,
  })

/** Links the seller SKUs for good, then imports this order and all others held for them. */
export const useRepairAmazonOrder = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RepairOrderBody) =>
      sdk.client.fetch<RetryOrdersResponse>(`/admin/amazon/orders/${id}/repair`, {
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
      sdk.client.fetch<RetryOrdersResponse>(`/admin/amazon/orders/${id}/retry`, {
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
      sdk.client.fetch<RetryOrdersResponse>("/admin/amazon/orders/retry", { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

/** Tells Amazon of a parcel again that it refused. */
export const useRetryAmazonShipment = (orderId: string, shipmentId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RetryShipmentBody) =>
      sdk.client.fetch<RetryShipmentResponse>(
        `/admin/amazon/orders/${orderId}/shipments/${shipmentId}/retry`,
        { method: "POST", body }
      ),
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}
