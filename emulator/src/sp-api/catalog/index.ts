import type { Handlers } from "../operations.js"
import { getCatalogItem } from "./get-catalog-item.js"
import { searchCatalogItems } from "./search-catalog-items.js"

/** Catalog Items API 2022-04-01. */
export const CATALOG_ITEMS: Handlers = { getCatalogItem, searchCatalogItems }
