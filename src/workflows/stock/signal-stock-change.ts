import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import { runFlowNow } from "../../dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../modules/amazon"
import { markByInventoryLevels } from "../../modules/amazon/medusa-tables/availability"
import type AmazonModuleService from "../../modules/amazon/service"

/** Levels heard of and not yet marked; thousands of events become a few statements. */
const heard = new Set<string>()
const STATEMENT_SIZE = 1000
/** Events come in swarms: one drain per account at a time, and this long apart. */
const GATHER_MS = 100
const REST_MS = 200

/** Accounts with marks that a drain has not looked at yet. */
const wanted = new Set<string>()

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Takes note of changed inventory levels and returns. One flush at a time marks their seller SKUs in
 * one statement per thousand and starts the drain of the accounts concerned. What is lost with the
 * process is caught by the full comparison.
 */
export const signalStockChange = (container: MedusaContainer, levelIds: string[]): void => {
  levelIds.forEach((id) => heard.add(id))
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess("stock-signals", () => flush(container)).catch((error) =>
    logger.error(`amazon stock changes could not be marked: ${error.message}`)
  )
}

const flush = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const accounts = new Set<string>()
  while (heard.size) {
    await pause(GATHER_MS)
    const batch = [...heard].slice(0, STATEMENT_SIZE)
    batch.forEach((id) => heard.delete(id))
    try {
      const marked = await markByInventoryLevels(amazon.db.knex, batch)
      marked.forEach((id) => accounts.add(id))
    } catch (error) {
      batch.forEach((id) => heard.add(id))
      throw error
    }
  }
  accounts.forEach((accountId) => startDrain(container, accountId))
}

/** Not awaited: the next flush must not wait for Amazon. */
const startDrain = (container: MedusaContainer, accountId: string): void => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  wanted.add(accountId)
  inProcess(`stock-drain:${accountId}`, () => drain(container, accountId)).catch((error) =>
    logger.error(`amazon stock update of ${accountId}: ${error.message}`)
  )
}

const drain = async (container: MedusaContainer, accountId: string): Promise<void> => {
  while (wanted.delete(accountId) && !stopping().aborted) {
    const outcome = await runFlowNow(container, accountId, "stock-update")
    if (outcome === "busy") {
      // Another process drains and may have looked already; its next round or ours sees the mark.
      wanted.add(accountId)
    }
    await pause(REST_MS)
  }
}
