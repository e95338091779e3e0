import type { Handlers } from "../operations.js"
import { deleteListingsItem } from "./delete-listings-item.js"
import { getListingsItem } from "./get-listings-item.js"
import { patchListingsItem } from "./patch-listings-item.js"
import { putListingsItem } from "./put-listings-item.js"
import { searchListingsItems } from "./search-listings-items.js"

/** Listings Items API 2021-08-01. */
export const LISTINGS: Handlers = {
  deleteListingsItem,
  getListingsItem,
  patchListingsItem,
  putListingsItem,
  searchListingsItems,
}
