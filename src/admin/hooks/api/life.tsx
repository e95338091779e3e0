import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonStoreDeleteResponse,
  AmazonStoreDetailResponse,
  AmazonStoreResponse,
  DeleteAmazonStoreBody,
  ReadOnlyResponse,
  RunDataflowResponse,
  StoreClosingResponse,
} from "../../../types"
import { canRun } from "../../lib/can-run"
import { EVERYTHING, queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

const readOnlyQueryKeys = queryKeys("read-only")
const closingQueryKeys = queryKeys("closing")

const path = (id: string) => `/admin/amazon/stores/${id}`

export const useReadOnly = () =>
  useQuery({
    queryKey: readOnlyQueryKeys.all,
    queryFn: () => request<ReadOnlyResponse>("/admin/amazon/read-only"),
    refetchInterval: REFRESH_MILLISECONDS,
  })

const useEverythingNew = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: EVERYTHING })
}

export const useSetReadOnly = () => {
  const refresh = useEverythingNew()
  return useMutation({
    mutationFn: (on: boolean) =>
      request<ReadOnlyResponse>("/admin/amazon/read-only", { method: "POST", body: { on } }),
    onSettled: refresh,
  })
}

export const useClaimInstallation = () => {
  const refresh = useEverythingNew()
  return useMutation({
    mutationFn: () =>
      request<ReadOnlyResponse>("/admin/amazon/read-only/claim", { method: "POST", body: {} }),
    onSettled: refresh,
  })
}

/** Pause, resume, or keep a store that is being deleted. */
export const useMoveStore = (id: string, action: "pause" | "resume" | "keep") => {
  const refresh = useEverythingNew()
  return useMutation({
    mutationFn: () =>
      request<AmazonStoreResponse>(`${path(id)}/${action}`, { method: "POST", body: {} }),
    onSettled: refresh,
  })
}

/** What setting its listings to 0 would do, and how far it is. */
export const useStoreClosing = (id: string) =>
  useQuery({
    queryKey: closingQueryKeys.detail(id),
    queryFn: () => request<StoreClosingResponse>(`${path(id)}/closing`),
  })

export const useDeleteAmazonStore = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: DeleteAmazonStoreBody) =>
      request<AmazonStoreDeleteResponse>(path(id), { method: "DELETE", body }),
    // The page of a deleted store is still open for a moment: reading it again would answer 404.
    onSuccess: ({ deleted }) =>
      client.invalidateQueries({
        queryKey: EVERYTHING,
        predicate: ({ queryKey }) => !deleted || !JSON.stringify(queryKey).includes(id),
      }),
  })
}

/** Starts every flow of a store that can run. @returns how many were started */
export const useRunStore = (id: string) => {
  const refresh = useEverythingNew()
  return useMutation({
    mutationFn: async () => {
      const { flows } = await request<AmazonStoreDetailResponse>(path(id))
      let started = 0
      for (const flow of flows.filter(canRun)) {
        const { outcome } = await request<RunDataflowResponse>(`${path(id)}/flows/${flow.id}/run`, {
          method: "POST",
          body: {},
        })
        started += outcome === "started" ? 1 : 0
      }
      return started
    },
    onSettled: refresh,
  })
}
