import { judgeRoles } from "../../domain/accounts/judge-roles"
import { AmazonApiError, type MarketplaceParticipation, type SpApi } from "../../sp-api"
import type { RoleResult } from "../../types"
import { askForRoles } from "./ask-for-roles"

type Client = ReturnType<SpApi["client"]>

/** What Amazon tells of an account at once, before anything is saved. */
export interface AccountSight {
  participations: MarketplaceParticipation[]
  account_name: string | null
  /** Null: Amazon does not tell us. */
  selling_plan: string | null
  roles: RoleResult[]
}

/** A browser waits for this on its way back from Amazon. */
const PATIENCE_MS = 12_000

/**
 * Reads where the account sells, how it is called, which selling plan it has and what the application
 * may do with it. Only the first must be answered: what else stays open refuses nobody.
 * @throws AmazonApiError when where it sells cannot be read.
 */
export const lookAtAccount = async (
  client: Client,
  sellingPartnerId: string
): Promise<AccountSight> => {
  const participations = await client.sellers.getMarketplaceParticipations()
  const sells = participations.filter(({ participation }) => participation.isParticipating)
  const plan = await unlessRefused(() => client.sellers.getAccount())
  const roles = await unlessRefused(() =>
    askForRoles(
      client,
      {
        sellingPartnerId,
        marketplaceIds: sells.map(({ marketplace }) => marketplace.id),
        amazonOrderId: null,
        listing: null,
      },
      { signal: AbortSignal.timeout(PATIENCE_MS) }
    )
  )
  return {
    participations,
    account_name: nameIn(sells) ?? nameIn(participations),
    selling_plan: plan?.sellingPlan ?? null,
    roles: judgeRoles(roles ?? []),
  }
}

const nameIn = (entries: MarketplaceParticipation[]): string | null =>
  entries.find(({ storeName }) => storeName?.trim())?.storeName.trim() ?? null

/** What Amazon does not tell now is unknown. */
const unlessRefused = async <T>(ask: () => Promise<T>): Promise<T | null> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AmazonApiError) {
      return null
    }
    throw error
  }
}
