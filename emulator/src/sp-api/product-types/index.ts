import type { Handlers } from "../operations.js"
import { getDefinitionsProductType } from "./get-definitions-product-type.js"
import { searchDefinitionsProductTypes } from "./search-definitions-product-types.js"

/** Product Type Definitions API 2020-09-01. */
export const PRODUCT_TYPE_DEFINITIONS: Handlers = {
  getDefinitionsProductType,
  searchDefinitionsProductTypes,
}
