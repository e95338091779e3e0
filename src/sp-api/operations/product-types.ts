import type { CallOptions } from "../call-options"
import type {
  GetDefinitionsProductTypeParameters,
  ProductTypeDefinition,
  ProductTypeList,
  SearchDefinitionsProductTypesParameters,
} from "../types"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { checkListLength, checkNotBoth, toQuery } from "./parameters"
import { whole } from "./read"

const DEFINITIONS = {
  api: "productTypeDefinitions",
  version: "2020-09-01",
  method: "GET",
  repeatable: true,
  usagePlan: { rate: 5, burst: 10 },
} as const

export const searchDefinitionsProductTypes: Operation = {
  ...DEFINITIONS,
  name: "searchDefinitionsProductTypes",
  path: "/definitions/2020-09-01/productTypes",
  describe: () => ({ kind: "listings" }),
  describeAnswer: finding("productTypes"),
}

export const getDefinitionsProductType: Operation = {
  ...DEFINITIONS,
  name: "getDefinitionsProductType",
  path: "/definitions/2020-09-01/productTypes/{productType}",
  describe: ({ pathParameters }) => ({ kind: "listings", subject: pathParameters.productType }),
}

export interface ProductTypesApi {
  /** Product types by keywords or by a product's title; all of them without either. Not paged. */
  searchDefinitionsProductTypes(
    p: SearchDefinitionsProductTypesParameters,
    options?: CallOptions
  ): Promise<ProductTypeList>
  /** Links to the JSON Schema of a product type's attributes, to be kept by its checksum. */
  getDefinitionsProductType(
    p: GetDefinitionsProductTypeParameters,
    options?: CallOptions
  ): Promise<ProductTypeDefinition>
}

/** Product Type Definitions API 2020-09-01 (developer-docs.amazon.com/sp-api/docs/product-type-definitions-api-v2020-09-01-reference). */
export function productTypesOf(call: Caller): ProductTypesApi {
  return {
    searchDefinitionsProductTypes: async (parameters, options) => {
      const { name } = searchDefinitionsProductTypes
      checkListLength(name, "marketplaceIds", parameters.marketplaceIds, 50)
      checkNotBoth(name, parameters, "keywords", "itemName")
      return call(
        {
          operation: searchDefinitionsProductTypes,
          query: toQuery(searchDefinitionsProductTypes, { ...parameters }),
          read: whole<ProductTypeList>("productTypes", "array"),
        },
        options
      )
    },
    getDefinitionsProductType: async ({ productType, ...query }, options) => {
      checkListLength("getDefinitionsProductType", "marketplaceIds", query.marketplaceIds, 1)
      return call(
        {
          operation: getDefinitionsProductType,
          pathParameters: { productType },
          query: toQuery(getDefinitionsProductType, query),
          read: whole<ProductTypeDefinition>("schema", "object"),
        },
        options
      )
    },
  }
}
