import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../../../../../modules/amazon"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import { nextCheckOf } from "../../../../../../workflows/health/check-account"
import type { AmazonHealthResponse } from "../../../../../../types"
import { toIsoOrNull } from "../../../../../lib/time"
import { accountChecks } from "./account-checks"
import { installationChecks } from "./installation-checks"
import { placesOf } from "./places"
import { storeChecks } from "./store-checks"

/**
 * Every check of a store: what Amazon told when it was last asked, and what can be seen here at once.
 * Asks nobody but the database.
 */
export const loadHealth = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  origin: string
): Promise<AmazonHealthResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const connected = store.account && store.account.status !== "disconnected" ? store.account : null
  const places = placesOf(store)
  const health = connected ? await amazon.health.read(connected.id) : null
  const facts = health?.facts ?? {}
  const [ofAccount, ofInstallation, ofStore, next] = await Promise.all([
    accountChecks(amazon, { connected, facts, places, origin }),
    installationChecks(amazon, { account: connected, places }),
    storeChecks(container, amazon, { store, facts, places }),
    connected ? nextCheckOf(amazon, connected.id) : null,
  ])
  const checks = [...ofAccount, ...ofStore, ...ofInstallation]
  return {
    checks,
    fine: checks.filter(({ state }) => state === "ok").length,
    total: checks.length,
    asked_at: toIsoOrNull(health?.asked_at),
    next_check_at: toIsoOrNull(next),
  }
}
