import { stopping } from "../modules/amazon/lib/in-process"
import type AmazonModuleService from "../modules/amazon/service"
import { AmazonApiError } from "../sp-api"
import type { AccountRow } from "./types"

/** What Amazon says of our access to an account when it is asked for something else. */
export type AccessSight = "works" | "refused" | "unknown"

/**
 * A token that one operation calls revoked may be refused for lack of a role: another operation
 * tells. A 403 about a role is an answer to a token that was accepted.
 */
export const probeAccess = async (
  amazon: AmazonModuleService,
  account: Pick<AccountRow, "id">
): Promise<AccessSight> => {
  try {
    const client = await amazon.client(account.id)
    await client.sellers.getMarketplaceParticipations({ signal: stopping() })
    return "works"
  } catch (error) {
    const kind = error instanceof AmazonApiError ? error.kind : null
    if (kind === "access_lapsed") {
      return "refused"
    }
    return kind === "access_denied" ? "works" : "unknown"
  }
}

/** Login with Amazon speaks of the grant itself; a 403 speaks of one operation's token. */
export const isAboutOneCall = (error: AmazonApiError): boolean =>
  error.kind === "access_lapsed" && error.code !== "invalid_grant"
