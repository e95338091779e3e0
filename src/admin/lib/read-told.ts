import type { LoginFromAmazonBody } from "../../types"

/**
 * What Seller Central opened the shop with, from the segment of the address that carries it; empty
 * where it is no such segment. A query would be lost when the person has to sign in first: the dashboard
 * comes back to the path alone.
 */
export const readTold = (segment: string): LoginFromAmazonBody => {
  const told = new URLSearchParams(decode(segment))
  return {
    amazon_callback_uri: told.get("amazon_callback_uri") ?? "",
    amazon_state: told.get("amazon_state") ?? "",
    selling_partner_id: told.get("selling_partner_id") ?? "",
  }
}

const decode = (base64url: string): string => {
  try {
    return atob(base64url.replaceAll("-", "+").replaceAll("_", "/"))
  } catch {
    return ""
  }
}
