import { randomBytes } from "node:crypto"
import type { Emulator } from "../emulator.js"
import type { Answer } from "../http/answer.js"
import { lwaError } from "./errors.js"

const SECONDS = 3600

export const NOTIFICATIONS_SCOPE = "sellingpartnerapi::notifications"
export const ROTATION_SCOPE = "sellingpartnerapi::client_credential:rotation"
const SCOPES = [NOTIFICATIONS_SCOPE, ROTATION_SCOPE]

/** A token of the application itself, for the grantless operations of one scope. */
export function issueToApplication(emulator: Emulator, scope: string | undefined): Answer {
  if (!scope) {
    return lwaError(400, "invalid_request", "The request is missing a required parameter : scope")
  }
  if (!SCOPES.includes(scope)) {
    return lwaError(400, "invalid_scope", "The requested scope is invalid, unknown, or malformed.")
  }
  const accessToken = `Atc|${randomBytes(120).toString("base64url")}`
  const expiresAt = emulator.clock.now() + SECONDS * 1000
  emulator.state.accessTokens[accessToken] = { grantId: null, scope, expiresAt }
  emulator.changed()
  return {
    status: 200,
    body: { access_token: accessToken, token_type: "bearer", expires_in: SECONDS, scope },
    headers: { "cache-control": "no-store", pragma: "no-cache" },
  }
}
