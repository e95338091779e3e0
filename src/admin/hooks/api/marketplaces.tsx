import { useQuery } from "@tanstack/react-query"

import type { AmazonMarketplacesResponse } from "../../../types"
import { queryKeys } from "../../lib/query-keys"
import { sdk } from "../../lib/sdk"

export const marketplacesQueryKeys = queryKeys("marketplaces")

export const useAmazonMarketplaces = () =>
  useQuery({
    queryKey: marketplacesQueryKeys.all,
    queryFn: () => sdk.client.fetch<AmazonMarketplacesResponse>("/admin/amazon/marketplaces"),
  })
