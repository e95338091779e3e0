import { judgeNewSecret, type ApplicationKeys } from "../../domain/application"
import { invalid, notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import { checkKeys } from "./check-keys"

/**
 * Tries new keys at Login with Amazon before anything of them is stored.
 * @param use.replaces whether a secret is in force, whose place they would take.
 * @throws Refusal client_secret_refused; amazon_away without a clear answer, if they replace others.
 */
export const refuseWrongKeys = async (
  amazon: AmazonModuleService,
  keys: ApplicationKeys,
  use: { replaces: boolean }
): Promise<void> => {
  const { verdict } = await checkKeys(amazon, keys)
  const code = judgeNewSecret(verdict, use)
  if (code === "client_secret_refused") {
    throw invalid(
      "client_secret",
      code,
      "Amazon does not accept this client secret with the client id. Copy it again from Seller " +
        "Central › Develop Apps › View (LWA credentials)."
    )
  }
  if (code) {
    throw notAllowed(code, "Amazon did not answer. Nothing is saved; try again in a moment.")
  }
}
