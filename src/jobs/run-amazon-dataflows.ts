import type { MedusaContainer } from "@medusajs/framework/types"
import { startDueDataflows } from "../dataflows/run-due-dataflows"
import { worksInBackground } from "../modules/amazon/lib/background"
import { startStockSweeps } from "../workflows/stock/sweep-stock"

/**
 * Starts the dataflows that are due, and the search for stock changes that nobody told of. Runs in every process of worker mode "shared" or "worker": leases
 * see to it that each slice runs once. `AMAZON_JOBS=off` keeps a process out of it.
 */
const runAmazonDataflows = async (container: MedusaContainer): Promise<void> => {
  if (worksInBackground()) {
    await startDueDataflows(container)
    await startStockSweeps(container)
  }
}

export default runAmazonDataflows

export const config = {
  name: "run-amazon-dataflows",
  schedule: "*/5 * * * * *",
}
