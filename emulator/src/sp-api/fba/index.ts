import type { Handlers } from "../operations.js"
import { getInventorySummaries } from "./get-inventory-summaries.js"
import { addInventory, createInventoryItem, deleteInventoryItem } from "./sandbox.js"

/** FBA Inventory API v1; the last three exist in the sandbox only. */
export const FBA_INVENTORY: Handlers = {
  getInventorySummaries,
  addInventory,
  createInventoryItem,
  deleteInventoryItem,
}
