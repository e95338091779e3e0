import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import { getMarketplace, type MarketplaceParticipation } from "../../sp-api"
import type { AmazonRegion, ConnectionError, PendingConnectionDto } from "../../types"

/** Amazon asks for a new consent after a year (Seller Central, Manage Your Apps). */
export const AUTHORIZATION_DAYS = 365

const failure = (state: string, code: ConnectionError): PendingConnectionDto => ({
  state,
  status: "failed",
  error: { code, message: "", request_id: null },
  account: null,
  stores: [],
})

/** How a consent stands: waiting, granted and to be confirmed, connected, or why it failed. */
export const describeConnection = async (
  container: MedusaContainer,
  input: { state: string; user_id: string }
): Promise<PendingConnectionDto> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [pending] = await amazon.listAmazonOauthStates({ state: input.state })
  if (!pending) {
    return failure(input.state, "unknown_state")
  }
  if (pending.user_id !== input.user_id) {
    return failure(input.state, "other_user")
  }
  const status = pending.status as PendingConnectionDto["status"]
  if (status === "waiting" && new Date(pending.expires_at) < new Date()) {
    return failure(input.state, pending.used_at ? "state_used" : "state_expired")
  }
  const participations = (pending.participations ?? []) as unknown as MarketplaceParticipation[]
  const sells = new Set(
    participations
      .filter((entry) => entry.participation.isParticipating)
      .map((entry) => entry.marketplace.id)
  )
  const storeIds = pending.store_ids as unknown as string[]
  const stores = await amazon.listAmazonStores({ id: storeIds })
  const accounts = await amazon.listAmazonAccounts({
    id: stores.flatMap((store) => store.account_id ?? []),
  })
  const previous = accounts.find(
    (account) => account.selling_partner_id !== pending.selling_partner_id
  )
  // A second store of the region that waits for the same permission comes along.
  const others = (
    await amazon.listAmazonStores({ region: pending.region, status: ["setup", "waiting"] })
  ).filter((store) => !storeIds.includes(store.id))
  const known = [...stores, ...others]
  const granted = status === "granted" || status === "connected"
  return {
    state: input.state,
    status,
    error: pending.error as PendingConnectionDto["error"],
    account:
      granted && pending.selling_partner_id
        ? {
            selling_partner_id: pending.selling_partner_id,
            region: pending.region as AmazonRegion,
            expires_at: new Date(
              amazon.now(pending.used_at ? new Date(pending.used_at) : undefined).getTime() +
                AUTHORIZATION_DAYS * 86_400_000
            ).toISOString(),
            previous_selling_partner_id: previous?.selling_partner_id ?? null,
          }
        : null,
    stores: [
      ...known.map((store) => ({
        id: store.id,
        name: store.name,
        marketplace_id: store.marketplace_id,
        country_code: store.country_code,
        participating: sells.has(store.marketplace_id),
        selected: storeIds.includes(store.id),
      })),
      ...participations.flatMap(({ marketplace, participation }) => {
        const ours = getMarketplace(marketplace.id)
        return ours &&
          participation.isParticipating &&
          !known.some((s) => s.marketplace_id === ours.id)
          ? [
              {
                id: null,
                name: ours.name,
                marketplace_id: ours.id,
                country_code: ours.countryCode,
                participating: true,
                selected: false,
              },
            ]
          : []
      }),
    ],
  }
}
