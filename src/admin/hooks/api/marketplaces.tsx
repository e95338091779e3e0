import { useQuery } from "@tanstack/react-query"

import type { AmazonMarketplacesResponse } from "../../../types"
import { queryKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const marketplacesQueryKeys = queryKeys("marketplaces")

export const useAmazonMarketplaces = () =>
  useQuery({
    queryKey: marketplacesQueryKeys.all,
    queryFn: () => request<AmazonMarketplacesResponse>("/admin/amazon/marketplaces"),
  })
