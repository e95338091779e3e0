import { AmazonApiError } from "./errors"
import { marketplaces } from "./marketplaces"
import type { Region } from "./types"

/** What Amazon may be told to go on to, and the region where that is known. */
export interface LoginCallback {
  url: URL
  /** Null where the host serves more than one, as amazon.com does, or is the emulator's. */
  region: Region | null
}

/** The path of Amazon's published example, which goes on with the application's id. */
const CONFIRM = "/apps/authorize/confirm/"
/** Home of the United States and of hosts that serve whole regions. */
const SHARED_DOMAIN = "amazon.com"

const regionOf = new Map<string, Region>(
  marketplaces.flatMap(({ sellerCentralUrl, domain, region }): [string, Region][] => [
    [new URL(sellerCentralUrl).hostname, region],
    [`vendorcentral.${domain}`, region],
  ])
)

/** The marketplace's domain that a host is or lies in: all of it is Amazon's. */
const domainOf = (hostname: string) =>
  marketplaces.find(({ domain }) => hostname === domain || hostname.endsWith(`.${domain}`))

/**
 * Amazon opens an application's Login URI with the address to go back to. Its example names amazon.com
 * itself (developer-docs, "Selling Partner Appstore authorization workflow"), sellers come from Seller
 * Central: only the confirmation's page on a marketplace's domain is that (and an emulator's address
 * where one is set). Anything else would send people, with a state of ours, to whoever wrote the link.
 * @returns null for every other address.
 */
export function readLoginCallback(uri: string, endpoint?: string): LoginCallback | null {
  if (!URL.canParse(uri)) {
    return null
  }
  const url = new URL(uri)
  if (url.username || url.password || url.hash) {
    return null
  }
  if (endpoint && url.origin === new URL(endpoint).origin) {
    return { url, region: null }
  }
  const marketplace = domainOf(url.hostname)
  if (url.protocol !== "https:" || url.port || !url.pathname.startsWith(CONFIRM) || !marketplace) {
    return null
  }
  const { domain, region } = marketplace
  return { url, region: regionOf.get(url.hostname) ?? (domain === SHARED_DOMAIN ? null : region) }
}

/** Where the browser goes on at Amazon once the person is known to us. */
export function loginAnswerUrl(
  application: { draft?: boolean },
  endpoint: URL | undefined,
  input: { callbackUri: string; amazonState: string; state: string; redirectUri: string }
): string {
  const callback = readLoginCallback(input.callbackUri, endpoint?.href)
  if (!callback) {
    throw new AmazonApiError({
      operation: "loginAnswerUrl",
      kind: "invalid_input",
      message: "the callback address is not one of Amazon's",
    })
  }
  const { searchParams } = callback.url
  searchParams.set("redirect_uri", input.redirectUri)
  searchParams.set("amazon_state", input.amazonState)
  searchParams.set("state", input.state)
  if (application.draft) {
    searchParams.set("version", "beta")
  }
  return callback.url.toString()
}
