import type AmazonModuleService from "../../modules/amazon/service"
import type { NewClientSecret } from "../../modules/amazon/services/client-secrets"
import { watchClientSecret } from "./watch-client-secret"

/**
 * A new client secret, from Amazon's notification or a person: stored beside the older ones, which get
 * their end. Repeating it changes nothing.
 * @returns whether it is new.
 */
export const acceptNewSecret = async (
  amazon: AmazonModuleService,
  fresh: NewClientSecret
): Promise<boolean> => {
  // Known from now on, so that its end can be set.
  await amazon.applications.noteOptions()
  const isNew = await amazon.clientSecrets.store(fresh)
  if (fresh.previousExpiresAt) {
    await amazon.applications.endAt(fresh.previousExpiresAt, { onlyEarlier: true })
  }
  await amazon.applications.endRotation()
  await watchClientSecret(amazon)
  return isNew
}

/** Amazon told when the secret in use ends; of one that has been replaced that is no worry. */
export const noteSecretEnd = async (amazon: AmazonModuleService, at: Date): Promise<void> => {
  await amazon.applications.noteOptions()
  if (await amazon.clientSecrets.outlast(at)) {
    return
  }
  if (!(await amazon.clientSecrets.tellEnd(at))) {
    await amazon.applications.endAt(at)
  }
  await watchClientSecret(amazon)
}
