import { isAboutOneCall } from "../../dataflows/probe-access"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import { AmazonApiError } from "../../sp-api"
import type { ConnectionError } from "../../types"

/** What a person or Amazon did wrong, as the connection page knows it. */
export const connectionErrorOf = (error: unknown): ConnectionError => {
  if (isRefusal(error)) {
    return "not_configured"
  }
  if (!(error instanceof AmazonApiError)) {
    return "amazon_unavailable"
  }
  if (error.kind === "application_refused") {
    return "application_refused"
  }
  if (error.kind === "access_denied" || isAboutOneCall(error)) {
    // The account is of another region than the store.
    return "marketplace_not_in_account"
  }
  return error.kind === "access_lapsed" || error.kind === "invalid_input"
    ? "code_expired"
    : "amazon_unavailable"
}

/** Seller Central's numbers for an address that is not registered and for a draft application. */
const NUMBERS: Record<string, ConnectionError> = {
  MD1000: "draft_application",
  MD5101: "address_not_registered",
  MD5110: "address_not_registered",
}

/** What Amazon brought back in place of a code. */
export const refusedByAmazon = (error: string): ConnectionError =>
  NUMBERS[error.toUpperCase()] ?? "denied"
