import type { Emulator } from "../emulator.js"
import type { Grant } from "../core/state.js"
import { requireSeller } from "../amazon/sellers.js"
import type { Seller } from "../amazon/sellers.js"
import { TOKEN_EXPIRED, TOKEN_REVOKED } from "../faults/answers.js"
import { unauthorized } from "../http/answer.js"
import type { Request } from "../http/request.js"

export interface Caller {
  seller: Seller
  grant: Grant
}

/**
 * Who calls, by the access token. Throws 403 Unauthorized for a missing, unknown, revoked or
 * expired token, and for a token of another region than the host name's.
 */
export function authenticate(emulator: Emulator, request: Request): Caller {
  const header = request.headers["x-amz-access-token"]
  const token = Array.isArray(header) ? header[0] : header
  if (!token) {
    throw unauthorized("Access token is missing in the request header.")
  }
  const known = emulator.state.accessTokens[token]
  const grant = known && emulator.state.grants.find((entry) => entry.id === known.grantId)
  if (!known || !grant || grant.revokedAt !== null) {
    throw unauthorized(TOKEN_REVOKED)
  }
  if (known.expiresAt <= emulator.clock.now()) {
    throw unauthorized(TOKEN_EXPIRED)
  }
  const region = hostRegion(request.headers.host)
  if (region !== null && region !== grant.region) {
    throw unauthorized(`The access token is not valid in the region ${region}.`)
  }
  return { seller: requireSeller(grant.sellerId), grant }
}

/** The region when the client keeps Amazon's host name, else null. */
function hostRegion(host: string | undefined): string | null {
  return (
    /^(?:sandbox\.)?sellingpartnerapi-(na|eu|fe)\.amazon\.com(?::\d+)?$/.exec(host ?? "")?.[1] ??
    null
  )
}
