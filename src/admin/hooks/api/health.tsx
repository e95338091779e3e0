import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type { AmazonHealthResponse, CheckAmazonHealthResponse } from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const healthQueryKeys = queryKeys("health")

const path = (storeId: string) => `/admin/amazon/stores/${storeId}/health`

/** What was seen last, and what can be seen without asking Amazon. */
export const useAmazonHealth = (storeId: string) =>
  useQuery({
    queryKey: healthQueryKeys.detail(storeId),
    queryFn: () => request<AmazonHealthResponse>(path(storeId)),
    refetchInterval: REFRESH_MILLISECONDS,
  })

/** Asks Amazon. */
export const useCheckAmazonHealth = (storeId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request<CheckAmazonHealthResponse>(path(storeId), { method: "POST", body: {} }),
    onSuccess: (health) => client.setQueryData(healthQueryKeys.detail(storeId), health),
    // Amazon's answer may have changed what is believed of the access.
    onSettled: () => client.invalidateQueries({ queryKey: ["amazon", "stores"] }),
  })
}
