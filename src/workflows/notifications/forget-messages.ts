import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"
import { closeProblems } from "./close-problems"

const KEY = "forget-messages"
const PAUSE_MS = 3600_000
let lastLook = 0

/**
 * Forgets old messages also where the flow does not run any more (option taken away, last account
 * disconnected): what is kept encrypted may be about people. Without the option, nothing else would
 * ever close what it left open.
 */
export const forgetMessages = async (amazon: AmazonModuleService): Promise<void> => {
  await amazon.notifications.prune()
  if (amazon.options.notifications) {
    return
  }
  await amazon.problems.resolve("installation", "notifications_malformed")
  for (const { id } of await amazon.listAmazonAccounts({}, { take: null, select: ["id"] })) {
    await closeProblems(amazon, id)
  }
}

/** The same once an hour, without being waited for. */
export const startForgetting = (container: MedusaContainer): void => {
  if (Date.now() - lastLook < PAUSE_MS || stopping().aborted) {
    return
  }
  lastLook = Date.now()
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess(KEY, () => forgetMessages(amazon)).catch((error) =>
    logger.error(`amazon messages could not be forgotten: ${errorText(error)}`)
  )
}
