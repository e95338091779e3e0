import { useQuery } from "@tanstack/react-query"

import { amazonRights, type AmazonRight, type AmazonRightsResponse } from "../../../types"
import { queryKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const rightsQueryKeys = queryKeys("rights")

const FRESH_MILLISECONDS = 60_000

/**
 * What the signed-in person may do. Until it is known nothing is offered; where it cannot be known
 * everything is, as the server checks each request by itself.
 */
export const useRights = () => {
  const { data, error } = useQuery({
    queryKey: rightsQueryKeys.all,
    queryFn: () => request<AmazonRightsResponse>("/admin/amazon/rights"),
    staleTime: FRESH_MILLISECONDS,
  })
  const rights = data?.rights ?? (error ? amazonRights : null)
  return {
    may: (right: AmazonRight): boolean => rights?.includes(right) ?? false,
    /** Known to be lacking, so that it can be said. */
    lacks: (right: AmazonRight): boolean => rights !== null && !rights.includes(right),
  }
}
