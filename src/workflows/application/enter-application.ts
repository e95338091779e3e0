import type { MedusaContainer } from "@medusajs/framework/types"
import { endOfSecret } from "../../domain/application"
import { AMAZON_MODULE } from "../../modules/amazon"
import { invalid, notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import type { EnterApplicationBody } from "../../types"
import { refuseWrongKeys } from "./refuse-wrong-keys"
import { watchClientSecret } from "./watch-client-secret"

const refuseWithOptions = (amazon: AmazonModuleService): void => {
  if (amazon.options.application) {
    throw notAllowed(
      "application_in_options",
      "The application's keys are set in the plugin's options (medusa-config, environment). Change " +
        "them there, or remove them there to enter them here."
    )
  }
}

/**
 * Stores the application that a person entered, after Login with Amazon had a look at its keys: what it
 * refuses is not stored; while it cannot be reached only the first keys are.
 * @throws Refusal application_in_options, application_in_use, field_required, client_secret_refused,
 *   amazon_away, encryption_key_unset.
 */
export const enterApplication = async (
  container: MedusaContainer,
  input: EnterApplicationBody & { by: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  refuseWithOptions(amazon)
  const before = await amazon.applications.row()
  const same = before?.client_id === input.client_id
  if (before && !same && (await amazon.applications.countConnected())) {
    throw invalid(
      "client_id",
      "application_in_use",
      "Stores are connected by the application that is entered now; permissions are for one " +
        "application only. Disconnect the stores first."
    )
  }
  if (!input.client_secret && !(same && before.client_secret)) {
    throw invalid("client_secret", "field_required", "client_secret: it is missing.", {
      field: "client_secret",
    })
  }
  // Sealed before anything is asked: without a key there is nothing to try.
  amazon.secrets.seal("")
  if (input.client_secret) {
    const keys = {
      applicationId: input.application_id,
      clientId: input.client_id,
      clientSecrets: [input.client_secret],
      draft: input.draft ?? false,
    }
    await refuseWrongKeys(amazon, keys, { replaces: before !== null })
  }
  const since = input.client_secret
    ? new Date(input.secret_since ?? Date.now())
    : new Date(input.secret_since ?? before?.secret_since ?? Date.now())
  const dated = Boolean(input.client_secret || input.secret_since)
  await amazon.applications.enter({
    applicationId: input.application_id,
    clientId: input.client_id,
    clientSecret: input.client_secret,
    draft: input.draft ?? false,
    since,
    expiresAt: dated ? endOfSecret(since) : (before?.secret_expires_at ?? endOfSecret(since)),
  })
  if (before && !same) {
    // Also those that rotations of the former application brought.
    await amazon.clientSecrets.remove(before.client_id)
  }
  await amazon.audit.add({
    by: input.by,
    what: "application.entered",
    subject: input.client_id,
    parameters: { draft: input.draft ?? false, new_secret: Boolean(input.client_secret) },
  })
  await watchClientSecret(amazon)
}

/**
 * Erases the application that was entered, with its secrets.
 * @throws Refusal application_in_use while stores are connected by it.
 */
export const removeApplication = async (
  container: MedusaContainer,
  { by }: { by: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const entered = await amazon.applications.enteredRow()
  if (!amazon.options.application && (await amazon.applications.countConnected())) {
    throw notAllowed(
      "application_in_use",
      "Stores are connected by this application; without its keys they would stand still. " +
        "Disconnect the stores first."
    )
  }
  await amazon.applications.remove()
  if (entered && entered.client_id !== amazon.options.application?.clientId) {
    await amazon.clientSecrets.remove(entered.client_id)
  }
  await amazon.audit.add({
    by,
    what: "application.removed",
    subject: entered?.client_id ?? null,
  })
  await watchClientSecret(amazon)
}
