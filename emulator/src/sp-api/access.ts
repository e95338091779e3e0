import type { Emulator } from "../emulator.js"
import type { Grant } from "../core/state.js"
import { requireSeller } from "../amazon/sellers.js"
import type { Seller } from "../amazon/sellers.js"
import { TOKEN_EXPIRED, TOKEN_REVOKED } from "../faults/answers.js"
import { opens } from "../lwa/restricted.js"
import { unauthorized } from "../http/answer.js"
import type { Request } from "../http/request.js"

export interface Caller {
  seller: Seller
  grant: Grant
  /** A restricted data token made for this very request. */
  restricted: boolean
}

/**
 * Who calls, by the access token. Throws 403 Unauthorized for a missing, unknown, revoked or
 * expired token, and for a token of another region than the host name's.
 */
export function authenticate(emulator: Emulator, request: Request): Caller {
  const known = emulator.state.accessTokens[readToken(request)]
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
  const { restrictedTo } = known
  if (restrictedTo && !opens(restrictedTo, request)) {
    throw unauthorized("The Restricted Data Token is not for this operation and resource.")
  }
  return { seller: requireSeller(grant.sellerId), grant, restricted: restrictedTo !== undefined }
}

/**
 * Checks the application's own token of a grantless operation. Throws 403 for a missing, unknown or
 * expired one, for a seller's token, and for one of another scope.
 */
export function authenticateApplication(emulator: Emulator, request: Request, scope: string): void {
  const known = emulator.state.accessTokens[readToken(request)]
  if (!known) {
    throw unauthorized(TOKEN_REVOKED)
  }
  if (known.expiresAt <= emulator.clock.now()) {
    throw unauthorized(TOKEN_EXPIRED)
  }
  if (known.scope !== scope) {
    throw unauthorized(`The operation is grantless: its token needs the scope ${scope}.`)
  }
}

function readToken(request: Request): string {
  const header = request.headers["x-amz-access-token"]
  const token = Array.isArray(header) ? header[0] : header
  if (!token) {
    throw unauthorized("Access token is missing in the request header.")
  }
  return token
}

/** The scope of a token of the application itself; null for any other. */
export function applicationScope(emulator: Emulator, request: Request): string | null {
  const token = String(request.headers["x-amz-access-token"] ?? "")
  return emulator.state.accessTokens[token]?.scope ?? null
}

/** Which region's endpoint a request is for: by its host name, else by its token's seller. */
export function regionOf(emulator: Emulator, request: Request): string | null {
  const token = String(request.headers["x-amz-access-token"] ?? "")
  const grantId = emulator.state.accessTokens[token]?.grantId
  return (
    hostRegion(request.headers.host) ??
    emulator.state.grants.find((entry) => entry.id === grantId)?.region ??
    null
  )
}

/** The region when the client keeps Amazon's host name, else null. */
function hostRegion(host: string | undefined): string | null {
  return (
    /^(?:sandbox\.)?sellingpartnerapi-(na|eu|fe)\.amazon\.com(?::\d+)?$/.exec(host ?? "")?.[1] ??
    null
  )
}
