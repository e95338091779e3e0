import type { CallOptions } from "../call-options"
import type {
  CatalogItem,
  CatalogSearchResults,
  GetCatalogItemParameters,
  SearchCatalogItemsParameters,
} from "../types"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { pages } from "./paging"
import {
  checkListLength,
  checkNotBoth,
  checkPageSize,
  checkTogether,
  invalidInput,
  toQuery,
} from "./parameters"
import { whole } from "./read"

const CATALOG = {
  api: "catalogItems",
  version: "2022-04-01",
  method: "GET",
  repeatable: true,
  usagePlan: { rate: 2, burst: 2 },
} as const

export const searchCatalogItems: Operation = {
  ...CATALOG,
  name: "searchCatalogItems",
  path: "/catalog/2022-04-01/items",
  describe: ({ query }) => ({
    kind: "catalog",
    told: { identifiersType: query.identifiersType, nextPage: "pageToken" in query },
  }),
  describeAnswer: finding("items"),
}

export const getCatalogItem: Operation = {
  ...CATALOG,
  name: "getCatalogItem",
  path: "/catalog/2022-04-01/items/{asin}",
  describe: ({ pathParameters }) => ({ kind: "catalog", subject: pathParameters.asin }),
}

export interface CatalogApi {
  /** One page, by identifiers or by keywords. */
  searchCatalogItems(
    p: SearchCatalogItemsParameters,
    options?: CallOptions
  ): Promise<CatalogSearchResults>
  /** All pages from `pageToken` on. */
  searchCatalogItemsPages(
    p: SearchCatalogItemsParameters,
    options?: CallOptions
  ): AsyncGenerator<CatalogSearchResults, void, undefined>
  getCatalogItem(p: GetCatalogItemParameters, options?: CallOptions): Promise<CatalogItem>
}

/** Catalog Items API 2022-04-01 (developer-docs.amazon.com/sp-api/docs/catalog-items-api-v2022-04-01-reference). */
export function catalogOf(call: Caller): CatalogApi {
  const search: CatalogApi["searchCatalogItems"] = async (parameters, options) => {
    checkSearch(parameters)
    return call(
      {
        operation: searchCatalogItems,
        query: toQuery(searchCatalogItems, { ...parameters }),
        read: whole<CatalogSearchResults>("items", "array"),
      },
      options
    )
  }
  return {
    searchCatalogItems: search,
    searchCatalogItemsPages: (parameters, options) =>
      pages({
        operation: searchCatalogItems,
        from: parameters.pageToken,
        read: (pageToken) => search({ ...parameters, pageToken }, options),
        tokenOf: (page) => page.pagination?.nextToken,
      }),
    getCatalogItem: async ({ asin, ...query }, options) => {
      checkListLength("getCatalogItem", "marketplaceIds", query.marketplaceIds, 50)
      return call(
        {
          operation: getCatalogItem,
          pathParameters: { asin },
          query: toQuery(getCatalogItem, query),
          read: whole<CatalogItem>("asin", "string"),
        },
        options
      )
    },
  }
}

const OF_KEYWORDS = ["keywords", "brandNames", "classificationIds", "keywordsLocale"] as const

function checkSearch(parameters: SearchCatalogItemsParameters): void {
  const operation = "searchCatalogItems"
  checkListLength(operation, "marketplaceIds", parameters.marketplaceIds, 1)
  checkTogether(operation, parameters, "identifiers", "identifiersType")
  for (const name of OF_KEYWORDS) {
    checkNotBoth(operation, parameters, name, "identifiers")
  }
  for (const name of ["identifiers", "keywords"] as const) {
    const list = parameters[name]
    if (list) {
      checkListLength(operation, name, list, 20)
    }
  }
  if (parameters.identifiersType === "SKU" && !parameters.sellerId) {
    throw invalidInput(operation, "sellerId is required when identifiersType is SKU")
  }
  checkPageSize(operation, parameters.pageSize, 20)
}
