import type { Region } from "../types"

const ORIGINS: Record<Region, string> = {
  na: "https://sellingpartnerapi-na.amazon.com",
  eu: "https://sellingpartnerapi-eu.amazon.com",
  fe: "https://sellingpartnerapi-fe.amazon.com",
}

/** Where the calls of a region go, for traces. */
export function originOf(region: Region, endpoint: URL | undefined): string {
  return endpoint?.origin ?? ORIGINS[region]
}
