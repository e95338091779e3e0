import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AcknowledgeDataflowBody,
  AmazonDataflowResponse,
  RunDataflowResponse,
  TryDataflowResponse,
  UpdateDataflowBody,
} from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS, RUNNING_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"
import { storesQueryKeys } from "./stores"

export const flowsQueryKeys = queryKeys("flows")

const path = (storeId: string, flow: string) => `/admin/amazon/stores/${storeId}/flows/${flow}`

/** One flow with a page of its runs; read often while it runs or is tried. */
export const useAmazonFlow = (storeId: string, flow: string, page = { limit: 10, offset: 0 }) =>
  useQuery({
    queryKey: [...flowsQueryKeys.detail(`${storeId}/${flow}`), page],
    queryFn: () =>
      request<AmazonDataflowResponse>(
        `${path(storeId, flow)}?limit=${page.limit}&offset=${page.offset}`
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.flow.state === "running" || data?.trial?.outcome === "running"
        ? RUNNING_MILLISECONDS
        : REFRESH_MILLISECONDS,
  })

const useRefresh = (storeId: string) => {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: flowsQueryKeys.all }),
      client.invalidateQueries({ queryKey: storesQueryKeys.detail(storeId) }),
    ])
}

export const useUpdateAmazonFlow = (storeId: string) => {
  const refresh = useRefresh(storeId)
  return useMutation({
    mutationFn: ({ flow, ...body }: UpdateDataflowBody & { flow: string }) =>
      request<AmazonDataflowResponse>(path(storeId, flow), { method: "POST", body }),
    onSettled: refresh,
  })
}

/** Takes on the risk of a flow; with its switch off, that is moved as well. */
export const useStartAmazonFlow = (storeId: string) => {
  const refresh = useRefresh(storeId)
  return useMutation({
    mutationFn: async ({
      flow,
      enabled,
      ...body
    }: AcknowledgeDataflowBody & { flow: string; enabled: boolean }) => {
      await request<AmazonDataflowResponse>(`${path(storeId, flow)}/acknowledge`, {
        method: "POST",
        body,
      })
      if (!enabled) {
        await request<AmazonDataflowResponse>(path(storeId, flow), {
          method: "POST",
          body: { enabled: true },
        })
      }
    },
    onSettled: refresh,
  })
}

/** Looks what a run would do; what it finds is seen by reading the flow again. */
export const useTryAmazonFlow = (storeId: string) => {
  const refresh = useRefresh(storeId)
  return useMutation({
    mutationFn: (flow: string) =>
      request<TryDataflowResponse>(`${path(storeId, flow)}/trial`, { method: "POST", body: {} }),
    onSettled: refresh,
  })
}

/** Starts flows one after another; how they end is seen by reading them again. */
export const useRunAmazonFlows = (storeId: string) => {
  const refresh = useRefresh(storeId)
  return useMutation({
    mutationFn: async (flows: string[]) => {
      const answers: RunDataflowResponse[] = []
      for (const flow of flows) {
        answers.push(
          await request<RunDataflowResponse>(`${path(storeId, flow)}/run`, {
            method: "POST",
            body: {},
          })
        )
      }
      return answers
    },
    onSettled: refresh,
  })
}
