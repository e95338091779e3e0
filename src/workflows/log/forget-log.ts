import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"

const KEY = "forget-log"
const LEASE_SECONDS = 60
const PAUSE_MS = 3600_000
let lastLook = -Infinity

/**
 * Forgets what is older than the setting `log` says, and what was of stores that were deleted; in small
 * batches, in one process at a time. Ends early when the process stops: the next look goes on.
 */
export const forgetLog = async (amazon: AmazonModuleService): Promise<void> => {
  await amazon.leases.run(KEY, LEASE_SECONDS, async (lost) => {
    const { days, raw_answers_days } = await amazon.settings.read("log")
    const ended = AbortSignal.any([lost, stopping()])
    await untilNone(ended, () => amazon.logEntries.forget(days))
    await untilNone(ended, () => amazon.logEntries.forgetAnswers(raw_answers_days))
    await untilNone(ended, () => amazon.logEntries.forgetDeletedStores())
  })
}

const untilNone = async (ended: AbortSignal, forget: () => Promise<number>): Promise<void> => {
  while (!ended.aborted && (await forget()) > 0) {
    // One more batch.
  }
}

/** The same once an hour, without being waited for. */
export const startForgettingLog = (container: MedusaContainer): void => {
  if (performance.now() - lastLook < PAUSE_MS || stopping().aborted) {
    return
  }
  lastLook = performance.now()
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess(KEY, () => forgetLog(amazon)).catch((error) =>
    logger.error(`amazon log could not be forgotten: ${errorText(error)}`)
  )
}
