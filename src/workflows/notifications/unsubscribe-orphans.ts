import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { explainError } from "../../dataflows/explain-error"
import { AMAZON_MODULE } from "../../modules/amazon"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonApiError } from "../../sp-api"

const KEY = "unsubscribe-orphans"
const LEASE_SECONDS = 120
const PAUSE_MS = 60_000
let lastLook = 0

/**
 * Ends the subscriptions of accounts that were disconnected or deleted. It takes no permission of the
 * seller's, only the application's own, so that it is done after the account's tokens are gone.
 */
export const unsubscribeOrphans = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  await amazon.leases.run(KEY, LEASE_SECONDS, async (lost) => {
    const signal = AbortSignal.any([lost, stopping()])
    for (const row of await amazon.subscriptions.orphans(amazon.options.installationId ?? null)) {
      if (signal.aborted) {
        return
      }
      if (row.state === "active" && row.subscription_id) {
        await amazon
          .spApi()
          .application(row.region)
          .notifications.deleteSubscriptionById(row.type, row.subscription_id, { signal })
          .catch((error: unknown) => {
            // Amazon ends them by itself with the seller's permission, perhaps before us.
            if (!(error instanceof AmazonApiError && error.kind === "not_found")) {
              throw error
            }
          })
      }
      await amazon.subscriptions.forget(row.account_id, row.type)
    }
  })
}

/** The same without being waited for, now and then; what fails is tried at the next look. */
export const startUnsubscribing = async (container: MedusaContainer): Promise<void> => {
  const { options } = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  if (!options.notifications || Date.now() - lastLook < PAUSE_MS || stopping().aborted) {
    return
  }
  lastLook = Date.now()
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess(KEY, () => unsubscribeOrphans(container)).catch((error) =>
    logger.error(`amazon notifications could not be ended: ${explainError(error).message}`)
  )
}
