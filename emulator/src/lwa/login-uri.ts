import { randomBytes } from "node:crypto"
import { requireSeller } from "../amazon/sellers.js"
import type { Emulator } from "../emulator.js"
import {
  checkConsentRequest,
  ConsentError,
  goBack,
  readConsentRequest,
  withQuery,
} from "./consent.js"

const STATE_SECONDS = 600

/**
 * "Authorize" or "Re-authorize" of a seller: the application's Login URI, with where it is to send the
 * person on to (developer-docs, "Selling Partner Appstore authorization workflow").
 */
export function openLoginUri(emulator: Emulator, sellerKey: string): string {
  const { loginUri, applicationId } = emulator.options
  if (!loginUri) {
    throw new ConsentError(
      "MD9002",
      "The application has no Login URI: start with --login-uri, or POST /emulator/settings loginUri."
    )
  }
  const { sellerId } = requireSeller(sellerKey)
  const value = randomBytes(18).toString("base64url")
  const now = emulator.clock.now()
  const { state } = emulator
  state.loginStates = state.loginStates.filter(({ expiresAt }) => expiresAt > now)
  state.loginStates.push({ value, sellerId, expiresAt: now + STATE_SECONDS * 1000 })
  emulator.changed()
  return withQuery(loginUri, {
    amazon_callback_uri: `${emulator.url}/apps/authorize/confirm/${applicationId}`,
    amazon_state: value,
    selling_partner_id: sellerId,
  })
}

/**
 * The application has sent the person back with its own state: the browser goes to the redirect URI with
 * a code, as after the consent page. Each `amazon_state` works once.
 */
export function confirmLogin(
  emulator: Emulator,
  applicationId: string,
  query: URLSearchParams
): string {
  const request = { ...readConsentRequest(query), applicationId }
  const { state, clock } = emulator
  const login = state.loginStates.find(({ value }) => value === query.get("amazon_state"))
  if (!login || login.expiresAt <= clock.now()) {
    throw new ConsentError("MD9003", "amazon_state is unknown, over or used: begin again.")
  }
  const target = checkConsentRequest(emulator, request)
  state.loginStates = state.loginStates.filter((one) => one !== login)
  return goBack(emulator, request, target, requireSeller(login.sellerId))
}
