import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  endOfLast,
  judgeSecret,
  summariseSecrets,
  type SecretSummary,
} from "../../domain/application"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import { isKeyFault } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"

const OWNER = "installation"
const CODES = ["client_secret_expires", "client_secret_ended"] as const
const KEY = "watch-client-secret"
const PAUSE_MS = 900_000
let lastLook = 0

/** The client secrets that may be valid, without themselves, and when the last of them ends. */
export const describeSecrets = async (
  amazon: AmazonModuleService
): Promise<{ secrets: SecretSummary[]; end: Date | null }> => {
  const secrets = summariseSecrets([
    ...(await amazon.applications.known()),
    ...(await amazon.clientSecrets.known()),
  ])
  return { secrets, end: endOfLast(secrets) }
}

/**
 * Raises the problem of a client secret that ends, as urgent as it is, and closes it when another one
 * lasts longer. The countdown of a secret in the options begins when it is seen first.
 */
export const watchClientSecret = async (amazon: AmazonModuleService): Promise<void> => {
  await amazon.applications.noteOptions()
  const end = await endOfSecrets(amazon)
  const problem = judgeSecret(end, amazon.now())
  for (const code of CODES) {
    if (code !== problem?.code) {
      await amazon.problems.resolve(OWNER, code)
    }
  }
  if (problem) {
    await amazon.problems.raise({ owner_id: OWNER, ...problem })
  }
}

/**
 * When the last client secret ends, null while that is not known. The row's own date is no answer: a
 * rotation ends the old secret in a week, and the new one stands beside it. A secret that cannot be
 * opened now is another problem, told by whoever needs it.
 */
export const endOfSecrets = async (amazon: AmazonModuleService): Promise<Date | null> => {
  try {
    return (await describeSecrets(amazon)).end
  } catch (error) {
    if (isKeyFault(error)) {
      return null
    }
    throw error
  }
}

/** The same four times an hour, without being waited for. */
export const startWatchingSecret = (container: MedusaContainer): void => {
  if (Date.now() - lastLook < PAUSE_MS || stopping().aborted) {
    return
  }
  lastLook = Date.now()
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess(KEY, () => watchClientSecret(amazon)).catch((error) =>
    logger.error(`amazon client secret could not be watched: ${errorText(error)}`)
  )
}
