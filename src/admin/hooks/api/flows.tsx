import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type { AmazonDataflowResponse, UpdateDataflowBody } from "../../../types"
import { queryKeys } from "../../lib/query-keys"
import { sdk } from "../../lib/sdk"
import { storesQueryKeys } from "./stores"

export const flowsQueryKeys = queryKeys("flows")

const path = (storeId: string, flow: string) => `/admin/amazon/stores/${storeId}/flows/${flow}`

export const useAmazonFlow = (storeId: string, flow: string) =>
  useQuery({
    queryKey: flowsQueryKeys.detail(`${storeId}/${flow}`),
    queryFn: () => sdk.client.fetch<AmazonDataflowResponse>(path(storeId, flow)),
    refetchInterval: (query) => (query.state.data?.flow.state === "running" ? 2_000 : 15_000),
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
      sdk.client.fetch<AmazonDataflowResponse>(path(storeId, flow), { method: "POST", body }),
    onSettled: refresh,
  })
}

/** Runs flows one after another: some wait for the one before. */
export const useRunAmazonFlows = (storeId: string) => {
  const refresh = useRefresh(storeId)
  return useMutation({
    mutationFn: async (flows: string[]) => {
      const answers: AmazonDataflowResponse[] = []
      for (const flow of flows) {
        answers.push(
          await sdk.client.fetch<AmazonDataflowResponse>(`${path(storeId, flow)}/run`, {
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
