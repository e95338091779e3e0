import { notFound } from "../modules/amazon/lib/refusal"
import { fullStockUpdate } from "./full-stock-update"
import { listingSync } from "./listing-sync"
import { notifications } from "./notifications"
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
  notifications,
]

/** @throws MedusaError not_found naming the flows there are. */
export const requireFlow = (id: string): DataflowDescriptor => {
  const flow = dataflows.find((known) => known.id === id)
  if (!flow) {
    const flows = dataflows.map((known) => known.id).join(", ")
    throw notFound("flow_not_found", `There is no dataflow "${id}". Give one of ${flows}.`, {
      id,
      flows,
    })
  }
  return flow
}
