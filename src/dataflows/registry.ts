import type { DataflowId } from "../types"
import { fullStockUpdate } from "./full-stock-update"
import { listingSync } from "./listing-sync"
import { orderImport } from "./order-import"
import { orderStatusUpdate } from "./order-status-update"
import { stockUpdate } from "./stock-update"
import type { DataflowDescriptor } from "./types"

/** Every dataflow, in the order they run when several are due. */
export const dataflows: DataflowDescriptor[] = [
  listingSync,
  orderImport,
  orderStatusUpdate,
  stockUpdate,
  fullStockUpdate,
]

export const getDataflow = (id: string): DataflowDescriptor | undefined =>
  dataflows.find((flow) => flow.id === (id as DataflowId))
