import { useQuery } from "@tanstack/react-query"

import type { AmazonStoreCallsResponse } from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const callsQueryKeys = queryKeys("calls")

export const useAmazonStoreCalls = (storeId: string) =>
  useQuery({
    queryKey: callsQueryKeys.detail(storeId),
    queryFn: () => request<AmazonStoreCallsResponse>(`/admin/amazon/stores/${storeId}/calls`),
    refetchInterval: REFRESH_MILLISECONDS,
  })
