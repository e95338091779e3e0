import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"
import { checkAccount } from "./check-account"

/** Asks Amazon about every account that was connected or renewed since it was last asked. */
export const checkNewAccounts = async (amazon: AmazonModuleService): Promise<void> => {
  for (const id of await amazon.health.unasked()) {
    if (stopping().aborted) {
      return
    }
    await checkAccount(amazon, await amazon.retrieveAmazonAccount(id))
  }
}

/** The same without being waited for: a store's health is there soon after connecting. */
export const startHealthChecks = (container: MedusaContainer): void => {
  if (stopping().aborted) {
    return
  }
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess("health-checks", () => checkNewAccounts(amazon)).catch((error) =>
    logger.error(`amazon health could not be looked at: ${errorText(error)}`)
  )
}
