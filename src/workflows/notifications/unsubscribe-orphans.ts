import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonApiError } from "../../sp-api"
import { closeProblems } from "./close-problems"

const KEY = "unsubscribe-orphans"
const LEASE_SECONDS = 120
const PAUSE_MS = 60_000
/** After a failure, so that one that lasts is not told every minute. */
const PAUSE_AFTER_FAILURE_MS = 3600_000
let nextLook = 0

/**
 * Ends the subscriptions of accounts that were disconnected or deleted. It takes no permission of the
 * seller's, only the application's own, so that it is done after the account's tokens are gone.
 */
export const unsubscribeOrphans = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  await amazon.leases.run(KEY, LEASE_SECONDS, async (lost) => {
    const signal = AbortSignal.any([lost, stopping()])
    let failure: unknown
    for (const row of await amazon.subscriptions.orphans(amazon.options.installationId ?? null)) {
      if (signal.aborted) {
        return
      }
      try {
        await end(amazon, row, signal)
      } catch (error) {
        // One that Amazon does not let end holds up none of the others.
        failure ??= error
      }
    }
    if (failure) {
      throw failure
    }
  })
}

type Orphan = Awaited<ReturnType<AmazonModuleService["subscriptions"]["orphans"]>>[number]

const end = async (
  amazon: AmazonModuleService,
  row: Orphan,
  signal: AbortSignal
): Promise<void> => {
  if (row.state === "active" && row.subscription_id) {
    const api = await amazon.spApi()
    await api
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
  await closeProblems(amazon, row.account_id)
}

/** The same without being waited for, now and then; what fails is tried at the next look. */
export const startUnsubscribing = async (container: MedusaContainer): Promise<void> => {
  const { options } = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  if (!options.notifications || Date.now() < nextLook || stopping().aborted) {
    return
  }
  nextLook = Date.now() + PAUSE_MS
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess(KEY, () => unsubscribeOrphans(container)).catch((error) => {
    nextLook = Date.now() + PAUSE_AFTER_FAILURE_MS
    logger.error(`amazon notifications could not be ended: ${errorText(error)}`)
  })
}
