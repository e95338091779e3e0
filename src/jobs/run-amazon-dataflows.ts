import type { MedusaContainer } from "@medusajs/framework/types"
import { startDueDataflows } from "../dataflows/run-due-dataflows"
import { startWatchingDataflows } from "../dataflows/watch-dataflows"
import { AMAZON_MODULE } from "../modules/amazon"
import { worksInBackground } from "../modules/amazon/lib/background"
import type AmazonModuleService from "../modules/amazon/service"
import { startHealthChecks } from "../workflows/health/start-health-checks"
import { startForgettingLog } from "../workflows/log/forget-log"
import { startNotices } from "../workflows/notices"
import { startWatchingSecret } from "../workflows/application/watch-client-secret"
import { startForgetting } from "../workflows/notifications/forget-messages"
import { startUnsubscribing } from "../workflows/notifications/unsubscribe-orphans"
import { startStockSweeps } from "../workflows/stock/sweep-stock"

/**
 * Starts the dataflows that are due, and the search for stock changes that nobody told of. Runs in every process of worker mode "shared" or "worker": leases
 * see to it that each slice runs once. `AMAZON_JOBS=off` keeps a process out of it.
 */
const runAmazonDataflows = async (container: MedusaContainer): Promise<void> => {
  if (!worksInBackground()) {
    return
  }
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  // An hour without migrations must not be 720 errors in the log; it was told once.
  if (await amazon.database.isMigrated()) {
    await startDueDataflows(container)
    await startStockSweeps(container)
    await startUnsubscribing(container)
    startForgetting(container)
    startForgettingLog(container)
    startWatchingSecret(container)
    startNotices(container)
    startWatchingDataflows(container)
    startHealthChecks(container)
  }
}

export default runAmazonDataflows

export const config = {
  name: "run-amazon-dataflows",
  schedule: "*/5 * * * * *",
}
