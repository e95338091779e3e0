import { useQuery } from "@tanstack/react-query"

import type { AmazonHomeResponse } from "../../../types"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"
import { viewerTimeZone } from "../../lib/viewer-time-zone"

export const homeQueryKeys = queryKeys("home")

export const useAmazonHome = (options: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: homeQueryKeys.all,
    queryFn: () =>
      request<AmazonHomeResponse>("/admin/amazon", {
        query: { tz: viewerTimeZone() },
      }),
    refetchInterval: REFRESH_MILLISECONDS,
    enabled: options.enabled ?? true,
  })
