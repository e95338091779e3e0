import type { Caller } from "../operations/operation"
import { tokensOf } from "../operations/tokens"
import type { AccessToken, Clock } from "../ports"
import type { RestrictedResource } from "./restricted-resource"

/** A Restricted Data Token for one resource of the account that `call` is for. */
export async function fetchRestrictedDataToken(
  call: Caller,
  resource: RestrictedResource,
  clock: Clock
): Promise<AccessToken> {
  const { restrictedDataToken, expiresIn } = await tokensOf(call).createRestrictedDataToken({
    restrictedResources: [resource],
  })
  return {
    value: restrictedDataToken,
    expiresAt: new Date(clock.now().getTime() + expiresIn * 1000),
  }
}
