import { AmazonApiError } from "./errors"
import { marketplaces } from "./marketplaces"
import type { Region } from "./types"

/** What Amazon may be told to go on to, and the region where that is known. */
export interface LoginCallback {
  url: URL
  /** Null: more than one region shares the host, or it is the emulator's. */
  region: Region | null
}

const VENDOR_CENTRAL = "vendorcentral."

/** Hosts of Seller Central and Vendor Central, each with the regions it serves. */
const hosts = marketplaces.reduce((found, { sellerCentralUrl, domain, region }) => {
  for (const host of [new URL(sellerCentralUrl).host, `${VENDOR_CENTRAL}${domain}`]) {
    found.set(host, (found.get(host) ?? new Set<Region>()).add(region))
  }
  return found
}, new Map<string, Set<Region>>())

/**
 * Amazon opens an application's Login URI with the address to go back to. Only Amazon's own Seller and
 * Vendor Central are that (and an emulator's address where one is set): anything else would make us
 * send people, with a state of ours, to whoever wrote the link.
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
  const regions = url.protocol === "https:" && !url.port ? hosts.get(url.hostname) : undefined
  if (!regions) {
    return null
  }
  const [region, ...more] = regions
  return { url, region: more.length ? null : region }
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
