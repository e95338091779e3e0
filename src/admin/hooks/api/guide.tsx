import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type { AmazonGuideResponse, TickAmazonGuideBody } from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const guideQueryKeys = queryKeys("guide")

export const useAmazonGuide = (country: string | undefined) =>
  useQuery({
    queryKey: guideQueryKeys.list(country),
    queryFn: () => request<AmazonGuideResponse>("/admin/amazon/guide", { query: { country } }),
    refetchInterval: REFRESH_MILLISECONDS,
    placeholderData: keepPreviousData,
  })

export const useTickAmazonGuide = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TickAmazonGuideBody) =>
      request<AmazonGuideResponse>("/admin/amazon/guide", { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: guideQueryKeys.all }),
  })
}
