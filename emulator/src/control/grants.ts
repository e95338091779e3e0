import { requireSeller, SELLERS } from "../amazon/sellers.js"
import { toIso } from "../core/clock.js"
import type { Grant } from "../core/state.js"
import type { Emulator } from "../emulator.js"
import { addGrant, GRANT_LIFE_MS } from "../lwa/grants.js"
import type { Json } from "./route.js"

/** `GET /emulator/grants`: consents of the sellers, newest first, without their tokens. */
export function viewGrants({ state, clock }: Emulator) {
  return { grants: state.grants.map((grant) => viewGrant(grant, clock.now())).reverse() }
}

/**
 * `POST /emulator/grants`: what "Authorize app" in Seller Central's Developer Console does for the
 * owner of a private application: answers a refresh token, without redirects.
 */
export function createGrant(emulator: Emulator, input: Json) {
  const seller = requireSeller(String(input.sellerId ?? ""))
  const grant = addGrant(emulator, seller, emulator.options.applicationId)
  return { ...viewGrant(grant, emulator.clock.now()), refreshToken: grant.refreshToken }
}

function viewGrant(grant: Grant, now: number) {
  const { id, sellerId, applicationId, authorizedAt, revokedAt } = grant
  const expiresAt = authorizedAt + GRANT_LIFE_MS
  return {
    id,
    seller: SELLERS.find((seller) => seller.sellerId === sellerId)?.key ?? sellerId,
    sellerId,
    applicationId,
    authorizedAt: toIso(authorizedAt),
    expiresAt: toIso(expiresAt),
    revokedAt: revokedAt === null ? null : toIso(revokedAt),
    state: revokedAt !== null ? "revoked" : expiresAt <= now ? "lapsed" : "active",
  }
}
