import { useQuery } from "@tanstack/react-query"

import type { AmazonProblemListResponse } from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const problemsQueryKeys = queryKeys("problems")

export const useAmazonProblems = () =>
  useQuery({
    queryKey: problemsQueryKeys.all,
    queryFn: () =>
      request<AmazonProblemListResponse>("/admin/amazon/problems", {
        query: { limit: 100 },
      }),
    refetchInterval: REFRESH_MILLISECONDS,
  })
