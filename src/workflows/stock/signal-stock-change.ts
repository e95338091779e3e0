import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import { runFlowOnSignal } from "../../dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../modules/amazon"
import { markByInventoryLevels } from "../../modules/amazon/medusa-tables/availability"
import type AmazonModuleService from "../../modules/amazon/service"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

/** Levels heard of and not yet marked; thousands of events become a few statements. */
const heard = new Set<string>()
const STATEMENT_SIZE = 1000
/** Events come in swarms: one drain per account at a time, and this long apart. */
const GATHER_MS = 50
const REST_MS = 50
/** While the database cannot mark. */
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 60_000

/** Accounts with marks that a drain has not looked at yet. */
const wanted = new Set<string>()

/** Ends early when the process stops. */
const pause = (ms: number): Promise<void> =>
  sleep(ms, undefined, { signal: stopping() }).catch(() => undefined)

/**
 * Takes note of changed inventory levels and returns. One flush at a time marks their seller SKUs in
 * one statement per thousand and starts the drain of the accounts concerned; what the database could
 * not take is tried again. What is lost with the process is found by the sweep (sweep-stock).
 */
export const signalStockChange = (container: MedusaContainer, levelIds: string[]): void => {
  levelIds.forEach((id) => heard.add(id))
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess("stock-signals", () => flush(container)).catch((error) =>
    logger.error(`amazon stock changes could not be marked: ${errorText(error)}`)
  )
}

const flush = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const accounts = new Set<string>()
  const startDrains = () => {
    accounts.forEach((accountId) => startDrain(container, accountId))
    accounts.clear()
  }
  let retryMs = FIRST_RETRY_MS
  while (heard.size) {
    await pause(GATHER_MS)
    const batch = [...heard].slice(0, STATEMENT_SIZE)
    batch.forEach((id) => heard.delete(id))
    try {
      await crashPoint("stock.heard")
      if (!(await amazon.database.isMigrated())) {
        // There is no store yet whose stock could be told.
        continue
      }
      const marked = await markByInventoryLevels(amazon.db.knex, batch)
      await crashPoint("stock.marked")
      marked.forEach((id) => accounts.add(id))
      retryMs = FIRST_RETRY_MS
    } catch (error) {
      batch.forEach((id) => heard.add(id))
      if (stopping().aborted) {
        throw error
      }
      logger.error(`amazon stock changes could not be marked yet: ${errorText(error)}`)
      startDrains()
      await pause(retryMs)
      retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS)
    }
  }
  startDrains()
}

/** Drains an account that has new marks. Not awaited: the next flush must not wait for Amazon. */
export const startDrain = (container: MedusaContainer, accountId: string): void => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  if (stopping().aborted) {
    return
  }
  wanted.add(accountId)
  inProcess(`stock-drain:${accountId}`, () => drain(container, accountId)).catch((error) =>
    logger.error(`amazon stock update of ${accountId}: ${errorText(error)}`)
  )
}

const drain = async (container: MedusaContainer, accountId: string): Promise<void> => {
  while (wanted.delete(accountId) && !stopping().aborted) {
    const outcome = await runFlowOnSignal(container, accountId, "stock-update")
    if (outcome === "busy") {
      // Another process drains and may have looked already; its next round or ours sees the mark.
      wanted.add(accountId)
    }
    await pause(REST_MS)
  }
}
