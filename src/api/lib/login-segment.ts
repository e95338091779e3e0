import type { LoginFromAmazonBody } from "../../types"

/**
 * What Seller Central told, as one segment of the path of the admin's page: who has to sign in first comes
 * back to the path alone, a query would be gone.
 */
export const loginSegment = (told: LoginFromAmazonBody): string =>
  Buffer.from(String(new URLSearchParams({ ...told }))).toString("base64url")
