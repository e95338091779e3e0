import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import { stageAfter } from "../../modules/amazon/lib/stage-sql"
import { signState } from "../../modules/amazon/lib/signed-state"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConnectionKind, ConnectStoreResponse } from "../../types"
import { requireOneRegion } from "./require-stores"

/** A person may take this long from our link to Amazon's answer. */
const STATE_MINUTES = 10

/**
 * Opens a consent for stores of one region: a state signed for the user and the stores, and the link
 * to Amazon's consent page.
 * @throws Refusal options_missing, store_not_found, stores_of_several_regions.
 */
export const beginConnection = async (
  container: MedusaContainer,
  input: { store_ids: string[]; user_id: string; origin?: string }
): Promise<ConnectStoreResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const api = await amazon.spApi()
  const { stores, region } = await requireOneRegion(amazon, input.store_ids)
  const { state, expires_at } = await openState(amazon, {
    kind: "consent",
    user_id: input.user_id,
    store_ids: stores.map(({ id }) => id),
    region,
  })
  const redirectUri = amazon.redirectUri(input.origin)
  return {
    consent_url: api.consentUrl({
      marketplaceId: stores[0].marketplace_id,
      state,
      redirectUri,
    }),
    state,
    expires_at,
    redirect_uri: redirectUri,
  }
}

/** Writes a new state down; stores in set-up wait from now on. */
export const openState = async (
  amazon: AmazonModuleService,
  input: { kind: ConnectionKind; user_id: string; store_ids: string[]; region: string }
): Promise<{ id: string; state: string; expires_at: string }> => {
  const { kind, ...binding } = input
  const expiresAt = new Date(Date.now() + STATE_MINUTES * 60_000)
  const { id, state } = await amazon.createAmazonOauthStates({
    ...binding,
    kind,
    state: signState(amazon.secrets, binding),
    store_ids: input.store_ids as unknown as Record<string, unknown>,
    expires_at: expiresAt,
  })
  await rows(
    amazon.db.knex,
    `update amazon_store set status = ${stageAfter("begin_consent")}, updated_at = now()
     where id = any(?) and deleted_at is null`,
    [input.store_ids]
  )
  return { id, state, expires_at: expiresAt.toISOString() }
}
