import { useQuery } from "@tanstack/react-query"

import type { AmazonProblemListResponse } from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { sdk } from "../../lib/sdk"

export const problemsQueryKeys = queryKeys("problems")

export const useAmazonProblems = () =>
  useQuery({
    queryKey: problemsQueryKeys.all,
    queryFn: () =>
      sdk.client.fetch<AmazonProblemListResponse>("/admin/amazon/problems", {
        query: { limit: 100 },
      }),
    refetchInterval: REFRESH_MILLISECONDS,
  })
