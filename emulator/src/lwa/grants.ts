import { randomBytes, randomUUID } from "node:crypto"
import type { Grant } from "../core/state.js"
import type { Emulator } from "../emulator.js"
import type { Seller } from "../amazon/sellers.js"

/** Sellers of public applications authorize anew every 365 days (developer-docs, "Renew authorizations"). */
export const GRANT_LIFE_MS = 365 * 86_400_000

/** Notes the seller's consent, with a new refresh token. */
export function addGrant(emulator: Emulator, seller: Seller, applicationId: string): Grant {
  const grant: Grant = {
    id: randomUUID(),
    refreshToken: `Atzr|${randomBytes(96).toString("base64url")}`,
    sellerId: seller.sellerId,
    region: seller.region,
    applicationId,
    authorizedAt: emulator.clock.now(),
    revokedAt: null,
  }
  emulator.state.grants.push(grant)
  emulator.changed()
  return grant
}
