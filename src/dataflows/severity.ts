import type { ProblemSeverity } from "../modules/amazon/services/problems"
import type { DataflowDescriptor } from "./types"

/** How grave it is that a flow stands still. Without notifications everything is polled. */
export const severityOf = ({ id }: Pick<DataflowDescriptor, "id">): ProblemSeverity => {
  if (id === "notifications") {
    return "note"
  }
  return id.startsWith("order") ? "blocks_orders" : "blocks_selling"
}
