import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type {
  GetListingsItemParameters,
  ItemSearchResults,
  ListingsItem,
  ListingsItemSubmissionResponse,
  PatchListingsItemParameters,
  SearchListingsItemsParameters,
} from "../types"
import type { Caller, Operation } from "./operation"
import { checkListLength, toQuery } from "./parameters"

const LISTINGS = { api: "listingsItems", version: "2021-08-01" } as const

export const getListingsItem: Operation = {
  ...LISTINGS,
  name: "getListingsItem",
  method: "GET",
  path: "/listings/2021-08-01/items/{sellerId}/{sku}",
  repeatable: true,
  usagePlan: { rate: 5, burst: 10, urgentShare: 0.2 },
}

/** Repeatable: a patch names values, not differences. */
export const patchListingsItem: Operation = {
  ...LISTINGS,
  name: "patchListingsItem",
  method: "PATCH",
  path: "/listings/2021-08-01/items/{sellerId}/{sku}",
  repeatable: true,
  usagePlan: { rate: 5, burst: 5, urgentShare: 0.25 },
}

export const searchListingsItems: Operation = {
  ...LISTINGS,
  name: "searchListingsItems",
  method: "GET",
  path: "/listings/2021-08-01/items/{sellerId}",
  repeatable: true,
  usagePlan: { rate: 5, burst: 5 },
}

export interface ListingsApi {
  getListingsItem(p: GetListingsItemParameters, options?: CallOptions): Promise<ListingsItem>
  patchListingsItem(
    p: PatchListingsItemParameters,
    options?: CallOptions
  ): Promise<ListingsItemSubmissionResponse>
  searchListingsItems(
    p: SearchListingsItemsParameters,
    options?: CallOptions
  ): Promise<ItemSearchResults>
}

/** Listings Items API 2021-08-01. */
export function listingsOf(call: Caller): ListingsApi {
  return {
    getListingsItem: async ({ sellerId, sku, ...query }, options) => {
      checkListLength("getListingsItem", "marketplaceIds", query.marketplaceIds, 50)
      return call(
        {
          operation: getListingsItem,
          pathParameters: { sellerId, sku },
          query: toQuery(getListingsItem, query),
          read: (answer) => {
            requireField(answer, "sku", "string")
            return answer as ListingsItem
          },
        },
        options
      )
    },
    patchListingsItem: async ({ sellerId, sku, body, ...query }, options) => {
      checkListLength("patchListingsItem", "marketplaceIds", query.marketplaceIds, 50)
      return call(
        {
          operation: patchListingsItem,
          pathParameters: { sellerId, sku },
          query: toQuery(patchListingsItem, query),
          body,
          read: (answer) => {
            requireField(answer, "status", "string")
            return answer as ListingsItemSubmissionResponse
          },
        },
        options
      )
    },
    searchListingsItems: async ({ sellerId, ...query }, options) => {
      checkListLength("searchListingsItems", "marketplaceIds", query.marketplaceIds, 50)
      if (query.identifiers) {
        checkListLength("searchListingsItems", "identifiers", query.identifiers, 20)
      }
      return call(
        {
          operation: searchListingsItems,
          pathParameters: { sellerId },
          query: toQuery(searchListingsItems, query),
          read: (answer) => {
            requireField(answer, "items", "array")
            return answer as ItemSearchResults
          },
        },
        options
      )
    },
  }
}
