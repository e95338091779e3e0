import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../modules/amazon"
import type AmazonModuleService from "../modules/amazon/service"
import { describeKeys, reencrypt } from "../workflows/application/re-encrypt"

/**
 * Seals everything that is stored encrypted with the first key of the option `encryptionKeys`; see
 * docs/secrets.md. Safe while the shop runs, and to be repeated. Prints counts by key, nothing else.
 */
const reencryptSecrets = async ({ container }: ExecArgs): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const done = await reencrypt(container, { by: null })
  const { current, keys } = await describeKeys(amazon)
  logger.info(`amazon: ${done.done} texts sealed anew with key "${current}"`)
  for (const { id, present, counts } of keys) {
    const total = `${counts.secrets} secrets, ${counts.buyers} buyers, ${counts.messages} messages`
    logger.info(`amazon: key "${id}"${present ? "" : " (missing)"}: ${total}`)
  }
  if (done.unreadable) {
    logger.warn(`amazon: ${done.unreadable} texts could not be opened with the keys there are`)
  }
}

export default reencryptSecrets
