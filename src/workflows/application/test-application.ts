import type { MedusaContainer } from "@medusajs/framework/types"
import { explainError } from "../../dataflows/explain-error"
import { AMAZON_MODULE } from "../../modules/amazon"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ApplicationTestResult } from "../../types"
import { probeRoles } from "../accounts/probe-roles"
import { checkKeys } from "./check-keys"

/**
 * Asks Amazon whether it accepts the application's keys and, for each connected account, what its roles
 * allow. The result is stored.
 * @throws Refusal options_missing while there is no application.
 */
export const testApplication = async (
  container: MedusaContainer
): Promise<ApplicationTestResult> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  await amazon.spApi()
  const application = (await amazon.applications.inForce())!
  await amazon.applications.noteOptions()
  const clientSecrets = [...application.clientSecrets, ...(await amazon.clientSecrets.current())]
  const keys = await checkKeys(amazon, { ...application, clientSecrets })
  const accounts =
    keys.verdict === "refused"
      ? []
      : await amazon.listAmazonAccounts(
          { refresh_token: { $ne: null } },
          { take: null, order: { created_at: "ASC" } }
        )
  const result: ApplicationTestResult = { keys, accounts: [] }
  for (const account of accounts) {
    result.accounts.push(await probe(amazon, account))
  }
  await amazon.applications.storeTest(result)
  return result
}

type Account = { id: string; name: string | null; selling_partner_id: string; region: string }

/** One account that cannot be asked keeps no other from it. */
const probe = async (
  amazon: AmazonModuleService,
  account: Account
): Promise<ApplicationTestResult["accounts"][number]> => {
  const { id, name, selling_partner_id, region } = account
  const asked = { id, name, selling_partner_id, region }
  try {
    return { ...asked, roles: await probeRoles(amazon, account), failure: null }
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    return { ...asked, roles: [], failure: explainError(error).failure }
  }
}
