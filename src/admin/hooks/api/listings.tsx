import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonListingListResponse,
  AmazonListingResponse,
  LinkListingBody,
} from "../../../types"
import { EVERYTHING, queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const listingsQueryKeys = queryKeys("listings")

export interface ListingsQuery {
  tab?: string
  q?: string
  store_id?: string
  product_id?: string
  offset?: number
  limit?: number
}

export const useAmazonListings = (query: ListingsQuery) =>
  useQuery({
    queryKey: listingsQueryKeys.list(query),
    queryFn: () =>
      request<AmazonListingListResponse>("/admin/amazon/listings", {
        query: { ...query },
      }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLISECONDS,
  })

export const useAmazonListing = (id: string) =>
  useQuery({
    queryKey: listingsQueryKeys.detail(id),
    queryFn: () => request<AmazonListingResponse>(`/admin/amazon/listings/${id}`),
  })

export const useLinkAmazonListing = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LinkListingBody) =>
      request<AmazonListingResponse>(`/admin/amazon/listings/${id}/link`, {
        method: "POST",
        body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}
