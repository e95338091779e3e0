import { AmazonApiError } from "./errors"
import { getMarketplace } from "./marketplaces"

/**
 * Seller Central's consent page. `redirect_uri` must be one that is registered for the
 * application; without it Amazon takes the first. `version=beta` is required in Draft state.
 */
export function consentUrl(
  application: { applicationId: string; draft?: boolean },
  endpoint: URL | undefined,
  input: { marketplaceId: string; state: string; redirectUri?: string }
): string {
  const marketplace = getMarketplace(input.marketplaceId)
  if (!marketplace) {
    throw new AmazonApiError({
      operation: "consentUrl",
      kind: "invalid_input",
      message: `marketplaceId "${input.marketplaceId}" is not one of Amazon's marketplaces`,
    })
  }
  const url = new URL("/apps/authorize/consent", endpoint ?? marketplace.sellerCentralUrl)
  url.searchParams.set("application_id", application.applicationId)
  url.searchParams.set("state", input.state)
  if (application.draft) {
    url.searchParams.set("version", "beta")
  }
  if (input.redirectUri) {
    url.searchParams.set("redirect_uri", input.redirectUri)
  }
  return url.toString()
}
