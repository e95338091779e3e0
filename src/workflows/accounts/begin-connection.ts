import type { MedusaContainer } from "@medusajs/framework/types"
import { randomBytes } from "node:crypto"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConnectStoreResponse } from "../../types"

/** A person may take this long from our link to Amazon's answer. */
const STATE_MINUTES = 10

/**
 * Opens a consent: a state bound to the user, and the link to Amazon's consent page.
 * @throws Refusal options_missing; MedusaError not_found when the store is gone.
 */
export const beginConnection = async (
  container: MedusaContainer,
  input: { store_id: string; user_id: string; origin?: string }
): Promise<ConnectStoreResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const store = await amazon.retrieveAmazonStore(input.store_id)
  const api = await amazon.spApi()
  const state = randomBytes(24).toString("base64url")
  const expiresAt = new Date(Date.now() + STATE_MINUTES * 60_000)
  await amazon.createAmazonOauthStates({
    state,
    user_id: input.user_id,
    store_ids: [store.id] as unknown as Record<string, unknown>,
    region: store.region,
    expires_at: expiresAt,
  })
  if (store.status === "setup") {
    await amazon.updateAmazonStores({ id: store.id, status: "waiting" })
  }
  return {
    consent_url: api.consentUrl({
      marketplaceId: store.marketplace_id,
      state,
      redirectUri: amazon.redirectUri(input.origin),
    }),
    state,
    expires_at: expiresAt.toISOString(),
  }
}
