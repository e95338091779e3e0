import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonDataflowResponse,
  RunDataflowResponse,
  UpdateDataflowBody,
} from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS, RUNNING_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"
import { storesQueryKeys } from "./stores"

export const flowsQueryKeys = queryKeys("flows")

const path = (storeId: string, flow: string) => `/admin/amazon/stores/${storeId}/flows/${flow}`

export const useAmazonFlow = (storeId: string, flow: string) =>
  useQuery({
    queryKey: flowsQueryKeys.detail(`${storeId}/${flow}`),
    queryFn: () => request<AmazonDataflowResponse>(path(storeId, flow)),
    refetchInterval: (query) =>
      query.state.data?.flow.state === "running" ? RUNNING_MILLISECONDS : REFRESH_MILLISECONDS,
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
