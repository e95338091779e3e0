import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonStoreDeleteResponse,
  AmazonStoreDetailResponse,
  AmazonStoreResponse,
  ConnectStoreResponse,
  CreateAmazonStoreBody,
  UpdateAmazonStoreBody,
} from "../../../types"
import {
  EVERYTHING,
  queryKeys,
  REFRESH_MILLISECONDS,
  RUNNING_MILLISECONDS,
} from "../../lib/query-keys"
import { request } from "../../lib/request"
import { viewerTimeZone } from "../../lib/viewer-time-zone"

export const storesQueryKeys = queryKeys("stores")

export const useAmazonStore = (id: string, options: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: storesQueryKeys.detail(id),
    queryFn: () =>
      request<AmazonStoreDetailResponse>(`/admin/amazon/stores/${id}`, {
        query: { tz: viewerTimeZone() },
      }),
    refetchInterval: (query) =>
      query.state.data?.flows.some(({ state }) => state === "running")
        ? RUNNING_MILLISECONDS
        : REFRESH_MILLISECONDS,
    enabled: options.enabled ?? true,
  })

export const useCreateAmazonStore = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateAmazonStoreBody) =>
      request<AmazonStoreResponse>("/admin/amazon/stores", { method: "POST", body }),
    // Also when it was refused: the country may have got a store meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

export const useUpdateAmazonStore = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: UpdateAmazonStoreBody) =>
      request<AmazonStoreResponse>(`/admin/amazon/stores/${id}`, { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

export const useDeleteAmazonStore = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request<AmazonStoreDeleteResponse>(`/admin/amazon/stores/${id}`, {
        method: "DELETE",
      }),
    // The store's own page is still open for a moment: reading it again would answer 404.
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: EVERYTHING,
        predicate: ({ queryKey }) => queryKey[1] !== storesQueryKeys.all[1],
      }),
  })
}

/** Starts a consent; answers the link to Amazon. */
export const useConnectAmazonStore = () =>
  useMutation({
    mutationFn: (id: string) =>
      request<ConnectStoreResponse>(`/admin/amazon/stores/${id}/connect`, {
        method: "POST",
        body: {},
      }),
  })

export const useDisconnectAmazonStore = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request<AmazonStoreResponse>(`/admin/amazon/stores/${id}/disconnect`, {
        method: "POST",
        body: {},
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}
