import type { MedusaContainer } from "@medusajs/framework/types"
import { endOfReplaced, endOfSecret, type ApplicationInForce } from "../../domain/application"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import { invalid, notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonApiError } from "../../sp-api"
import type { AmazonRegion } from "../../types"
import { acceptNewSecret } from "./accept-secret"
import { refuseWrongKeys } from "./refuse-wrong-keys"

/** Amazon's message comes within minutes; after this time it is taken for lost. */
export const ROTATION_MINUTES = 60

/** @throws Refusal options_missing while there is no application. */
const requireApplication = async (amazon: AmazonModuleService): Promise<ApplicationInForce> => {
  // For its refusal, which names what is missing.
  await amazon.spApi()
  return (await amazon.applications.inForce())!
}

/**
 * A person got a new secret from Seller Central: from now on it is tried beside the old one, which
 * Amazon ends after a week.
 * @throws Refusal client_secret_refused, client_secret_known, amazon_away, options_missing.
 */
export const addClientSecret = async (
  container: MedusaContainer,
  input: { client_secret: string; by: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const application = await requireApplication(amazon)
  const known = [...application.clientSecrets, ...(await amazon.clientSecrets.current())]
  if (known.includes(input.client_secret)) {
    throw invalid(
      "client_secret",
      "client_secret_known",
      "This is the client secret that is used already. Make a new one in Seller Central first."
    )
  }
  // A wrong one would end those of earlier rotations, and the countdown would say 180 days.
  const keys = { ...application, clientSecrets: [input.client_secret] }
  await refuseWrongKeys(amazon, keys, { replaces: true })
  const now = new Date()
  await acceptNewSecret(amazon, {
    clientId: application.clientId,
    secret: input.client_secret,
    expiresAt: endOfSecret(now),
    previousExpiresAt: endOfReplaced(now),
    notificationId: `entered:${amazon.secrets.fingerprint(input.client_secret)}`,
  })
  await amazon.audit.add({
    by: input.by,
    what: "application.secret_added",
    subject: application.clientId,
  })
}

/**
 * Asks Amazon for a new secret, which comes by the notification that the queue's reader takes in. Asked
 * once however many do so at a time: each asking ends the secret before it.
 * @throws Refusal rotation_without_queue, rotation_under_way, read_only, options_missing.
 */
export const askForClientSecret = async (
  container: MedusaContainer,
  { by }: { by: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { clientId } = await requireApplication(amazon)
  if (!amazon.options.notifications) {
    throw notAllowed(
      "rotation_without_queue",
      "Amazon sends a new client secret only to a queue. Set the option notifications " +
        "(docs/notifications.md), or make the new secret in Seller Central and enter it here."
    )
  }
  const region = await regionOf(amazon)
  await amazon.applications.noteOptions()
  if (!(await amazon.applications.claimRotation(ROTATION_MINUTES))) {
    throw notAllowed(
      "rotation_under_way",
      "Amazon has been asked for a new client secret already. Wait for its message."
    )
  }
  amazon.applications.forget()
  try {
    await (await amazon.spApi()).application(region).rotateApplicationClientSecret()
  } catch (error) {
    // Only what certainly did nothing may be asked again at once.
    if (!mayHaveWorked(error)) {
      await amazon.applications.endRotation()
    }
    throw error
  }
  await amazon.audit.add({ by, what: "application.secret_asked_for", subject: clientId })
}

const mayHaveWorked = (error: unknown): boolean =>
  error instanceof AmazonApiError &&
  (error.earlierUnknown ||
    ["server", "network", "aborted", "unexpected_answer"].includes(error.kind))

/**
 * The region whose endpoint is asked. A copy of the shop must not ask: the secret of the live shop
 * would end, and the new one go to whoever reads the queue.
 */
const regionOf = async (amazon: AmazonModuleService): Promise<AmazonRegion> => {
  const accounts = await rows<{ region: AmazonRegion; foreign: boolean }>(
    amazon.db.knex,
    `select region, coalesce(installation_id is distinct from :ours
       and installation_id is not null, false) as foreign
     from amazon_account where refresh_token is not null and deleted_at is null
     order by created_at`,
    { ours: amazon.options.installationId ?? null }
  )
  const { by_hand } = await amazon.settings.read("read_only")
  if (by_hand || accounts.some(({ foreign }) => foreign)) {
    throw notAllowed(
      "rotation_read_only",
      "This installation is read-only towards Amazon: a new client secret would end that of the live " +
        "shop. Rotate it there."
    )
  }
  if (!accounts.length) {
    throw notAllowed(
      "rotation_without_account",
      "Amazon's message is read for connected accounts, and none is connected yet. Connect a store " +
        "first, or make the new secret in Seller Central and enter it here."
    )
  }
  return accounts[0].region
}
