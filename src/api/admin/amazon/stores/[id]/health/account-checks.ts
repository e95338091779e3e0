import {
  judgeAddress,
  judgeClientSecret,
  judgeEncryptionKey,
  judgeKeys,
  judgeLimits,
  judgeNotifications,
  judgePermission,
  judgeRole,
  judgeToken,
  loginUriOf,
  verdict,
  type AccountFacts,
  type Places,
} from "../../../../../../domain/health"
import { isRefusal } from "../../../../../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type { OperationName } from "../../../../../../sp-api"
import type { HealthCheckDto } from "../../../../../../types"
import { endOfSecrets } from "../../../../../../workflows/application/watch-client-secret"

/** What a shop feels first when its limit is used up. */
const OPERATIONS: OperationName[] = [
  "searchOrders",
  "getOrder",
  "confirmShipment",
  "patchListingsItem",
  "searchListingsItems",
]

interface AccountInput {
  /** Null: not connected. */
  connected: StoreOverviewRow["account"]
  facts: AccountFacts
  places: Places
  origin: string
}

/** Keys, permission, roles, addresses, limits and notifications. */
export const accountChecks = async (
  amazon: AmazonModuleService,
  { connected, facts, places, origin }: AccountInput
): Promise<HealthCheckDto[]> => {
  const [missing, secretEnd, row, waits, subscriptions] = await Promise.all([
    amazon.missingOptions(),
    endOfSecrets(amazon),
    connected ? amazon.retrieveAmazonAccount(connected.id) : null,
    connected ? waitsOf(amazon, connected.id) : null,
    connected && amazon.options.notifications ? amazon.subscriptions.list(connected.id) : null,
  ])
  const now = new Date()
  const address = {
    connectedUnder: row?.backend_url ?? null,
    emulator: Boolean(amazon.options.endpoint),
  }
  const lapsed = connected?.status === "lapsed"
  const access = lapsed ? "lapsed" : connected ? "works" : "none"
  const permission = {
    lapsed,
    expiresAt: connected?.expires_at ? new Date(connected.expires_at) : null,
    now: amazon.now(),
  }
  return [
    verdict("application_keys", judgeKeys(missing, places), now),
    verdict(
      "client_secret",
      judgeClientSecret({ expiresAt: secretEnd, now: amazon.now() }, places),
      now
    ),
    verdict("encryption_key", judgeEncryptionKey(keyFact(amazon, row?.refresh_token), places), now),
    verdict(
      "token",
      judgeToken(access, facts.token, places),
      lapsed ? now : (facts.token?.at ?? null)
    ),
    ...(connected ? [verdict("permission", judgePermission(permission, places), now)] : []),
    ...(facts.roles?.roles ?? []).map((role) =>
      verdict("role", judgeRole(role), facts.roles?.at ?? null, role.role)
    ),
    verdict(
      "redirect_uri",
      judgeAddress({ ...address, uri: amazon.redirectUri(origin) }, places),
      now
    ),
    verdict(
      "login_uri",
      judgeAddress({ ...address, uri: loginUriOf(amazon.redirectUri(origin)) }, places),
      now
    ),
    ...(connected
      ? [
          verdict("limits", judgeLimits(waits, places), now),
          verdict("notifications", judgeNotifications(subscriptions, places), now),
        ]
      : []),
  ]
}

/** Whether what is stored can be opened with the keys there are. */
const keyFact = (amazon: AmazonModuleService, sealed: string | null | undefined) => {
  const { configured } = amazon.secrets
  try {
    if (sealed) {
      amazon.secrets.open(sealed)
    }
    return { configured, fault: null, key: null }
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    return { configured, fault: String(error.code), key: String(error.parameters.key ?? "") }
  }
}

const waitsOf = async (amazon: AmazonModuleService, accountId: string) => {
  try {
    const { limits } = await amazon.client(accountId)
    return await Promise.all(
      OPERATIONS.map(async (operation) => ({
        operation,
        waitMs: await limits.waitMs(operation),
      }))
    )
  } catch (error) {
    if (isRefusal(error)) {
      return null
    }
    throw error
  }
}
