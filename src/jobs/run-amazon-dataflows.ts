import type { MedusaContainer } from "@medusajs/framework/types"
import { beat } from "../dataflows/heartbeat"
import { startDueDataflows } from "../dataflows/run-due-dataflows"

/**
 * Starts the dataflows that are due. Runs in every process of worker mode "shared" or "worker": leases
 * see to it that each slice runs once. `AMAZON_JOBS=off` keeps a process out of it.
 */
const runAmazonDataflows = async (container: MedusaContainer): Promise<void> => {
  if (process.env.AMAZON_JOBS === "off") {
    return
  }
  await beat(container)
  await startDueDataflows(container)
}

export default runAmazonDataflows

export const config = {
  name: "run-amazon-dataflows",
  schedule: "*/5 * * * * *",
}
