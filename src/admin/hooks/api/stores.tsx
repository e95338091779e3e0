import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonStoreDetailResponse,
  AmazonStoreResponse,
  AmazonStoresResponse,
  CreateAmazonStoresBody,
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

/** Adds several stores, all or none. */
export const useCreateAmazonStores = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateAmazonStoresBody) =>
      request<AmazonStoresResponse>("/admin/amazon/stores/batch", { method: "POST", body }),
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

/** The same change for all the stores of a set-up; done again it changes nothing more. */
export const useUpdateAmazonStores = (ids: string[]) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: UpdateAmazonStoreBody) => {
      for (const id of ids) {
        await request<AmazonStoreResponse>(`/admin/amazon/stores/${id}`, { method: "POST", body })
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

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
