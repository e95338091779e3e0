import { createHash } from "node:crypto"
import type { AccessTokens } from "../access-tokens"
import type { Call } from "../operations/operation"
import type { SpApiAccount } from "../options"
import type { AccessToken, Clock } from "../ports"
import { ProcessTokens } from "./process-tokens"
import { resourceKey, type RestrictedResource } from "./restricted-resource"

/** As for access tokens: not used in its last minutes, in which a call could outlive it. */
const EARLY_MS = 5 * 60_000

export interface CallTokenSources {
  access: AccessTokens
  /** Login with Amazon's client_credentials. */
  fetchGrantless: (scope: string) => Promise<AccessToken>
  /** createRestrictedDataToken, within its own limits. */
  fetchRestricted: (account: SpApiAccount, resource: RestrictedResource) => Promise<AccessToken>
  clock: Clock
}

type Needs = Pick<Call<unknown>, "operation" | "restricted">

/**
 * The token that a call is sent with: of the application for a grantless operation, a Restricted
 * Data Token for a restricted resource, else the account's access token.
 */
export class CallTokens {
  private readonly grantless: ProcessTokens
  private readonly restricted: ProcessTokens

  constructor(private readonly sources: CallTokenSources) {
    // One request an hour per process is no load; what is not stored cannot leak.
    this.grantless = new ProcessTokens(sources.clock, EARLY_MS)
    this.restricted = new ProcessTokens(sources.clock, EARLY_MS)
  }

  /** Throws what getting the token throws. */
  get(account: SpApiAccount, { operation, restricted }: Needs): Promise<AccessToken> {
    const { scope } = operation
    if (scope) {
      return this.grantless.get(scope, () => this.sources.fetchGrantless(scope))
    }
    if (restricted) {
      return this.restricted.get(restrictedKey(account, restricted), () =>
        this.sources.fetchRestricted(account, restricted)
      )
    }
    return this.sources.access.get(account)
  }

  /** Amazon refused this token; the next `get` for such a call fetches another. */
  async invalidate(account: SpApiAccount, call: Needs, token: AccessToken): Promise<void> {
    const { scope } = call.operation
    if (scope) {
      this.grantless.invalidate(scope, token.value)
    } else if (call.restricted) {
      this.restricted.invalidate(restrictedKey(account, call.restricted), token.value)
    } else {
      await this.sources.access.invalidate(account, token)
    }
  }
}

/** A new authorization of the same account does not use what the former one was given. */
function restrictedKey(account: SpApiAccount, resource: RestrictedResource): string {
  const grant = createHash("sha256").update(account.refreshToken).digest("hex")
  return [account.key, account.region, grant, resourceKey(resource)].join(":")
}
