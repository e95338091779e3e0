import { randomBytes, timingSafeEqual } from "node:crypto"
import type { Emulator } from "../emulator.js"
import type { Grant } from "../core/state.js"
import { requireSeller } from "../amazon/sellers.js"
import { GRANT_REVOKED } from "../faults/answers.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import { invalidGrant, lwaError } from "./errors.js"
import { issueToApplication } from "./application-tokens.js"
import { validSecrets } from "../notifications/application.js"
import { addGrant, GRANT_LIFE_MS } from "./grants.js"

const ACCESS_TOKEN_SECONDS = 3600
const GRANT_TYPES = ["authorization_code", "refresh_token", "client_credentials"]

/**
 * `POST /auth/o2/token` of Login with Amazon: grants `authorization_code`, `refresh_token` and, for
 * grantless operations, `client_credentials`.
 * Errors as in RFC 6749, with Amazon's texts.
 */
export function answerTokenRequest(emulator: Emulator, request: Request): Answer {
  const form = readForm(request)
  const grantType = form.get("grant_type")
  if (!grantType) {
    return lwaError(
      400,
      "invalid_request",
      "The request is missing a required parameter : grant_type"
    )
  }
  if (!GRANT_TYPES.includes(grantType)) {
    return lwaError(
      400,
      "unsupported_grant_type",
      "The authorization grant type is not supported by the authorization server"
    )
  }
  for (const name of ["client_id", "client_secret"]) {
    if (!form.get(name)) {
      return lwaError(
        400,
        "invalid_request",
        `The request is missing a required parameter : ${name}`
      )
    }
  }
  if (!isClient(emulator, form.get("client_id") as string, form.get("client_secret") as string)) {
    return lwaError(401, "invalid_client", "Client authentication failed")
  }
  if (grantType === "client_credentials") {
    return issueToApplication(emulator, form.get("scope"))
  }
  return grantType === "authorization_code"
    ? exchangeCode(emulator, form)
    : refresh(emulator, form.get("refresh_token"))
}

function exchangeCode(emulator: Emulator, form: Map<string, string>): Answer {
  const code = form.get("code")
  const redirectUri = form.get("redirect_uri")
  if (!code) {
    return lwaError(400, "invalid_request", "The request is missing a required parameter : code")
  }
  const { state, clock } = emulator
  const known = state.codes.find((entry) => entry.code === code)
  // A code works once, whatever comes of it.
  state.codes = state.codes.filter((entry) => entry !== known && entry.expiresAt > clock.now())
  emulator.changed()
  const redirectMatches =
    redirectUri === undefined ? !known?.explicit : redirectUri === known?.redirectUri
  if (!known || known.expiresAt <= clock.now() || !redirectMatches) {
    return invalidGrant("code", "The authorization code is invalid, expired or already used.")
  }
  const grant = addGrant(emulator, requireSeller(known.sellerId), known.applicationId)
  return issue(emulator, grant)
}

function refresh(emulator: Emulator, refreshToken: string | undefined): Answer {
  if (!refreshToken) {
    return lwaError(
      400,
      "invalid_request",
      "The request is missing a required parameter : refresh_token"
    )
  }
  const grant = emulator.state.grants.find((entry) => entry.refreshToken === refreshToken)
  const lapsed = grant && grant.authorizedAt + GRANT_LIFE_MS <= emulator.clock.now()
  if (!grant || grant.revokedAt !== null || lapsed) {
    return invalidGrant("refresh_token", GRANT_REVOKED)
  }
  return issue(emulator, grant)
}

/** An access token for one hour; Amazon repeats the refresh token and does not rotate it. */
function issue(emulator: Emulator, grant: Grant): Answer {
  const { state, clock } = emulator
  const now = clock.now()
  for (const [token, entry] of Object.entries(state.accessTokens)) {
    // Kept for a day after their end, so that "expired" can be told from "unknown".
    if (entry.expiresAt + 86_400_000 < now) {
      delete state.accessTokens[token]
    }
  }
  const accessToken = `Atza|${randomBytes(120).toString("base64url")}`
  const expiresAt = now + ACCESS_TOKEN_SECONDS * 1000
  state.accessTokens[accessToken] = { grantId: grant.id, expiresAt }
  emulator.changed()
  return {
    status: 200,
    body: {
      access_token: accessToken,
      refresh_token: grant.refreshToken,
      token_type: "bearer",
      expires_in: ACCESS_TOKEN_SECONDS,
    },
    headers: { "cache-control": "no-store", pragma: "no-cache" },
  }
}

function isClient(emulator: Emulator, id: string, secret: string): boolean {
  const isKnown = validSecrets(emulator).some((known) => sameText(known, secret))
  return id === emulator.options.clientId && isKnown
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Amazon documents a form and accepts JSON as well. */
function readForm(request: Request): Map<string, string> {
  const text = request.body.toString("utf8")
  if ((request.headers["content-type"] ?? "").startsWith("application/json")) {
    try {
      const fields: unknown = JSON.parse(text)
      return new Map(Object.entries(fields ?? {}).map(([name, value]) => [name, String(value)]))
    } catch (error) {
      if (error instanceof SyntaxError) {
        return new Map()
      }
      throw error
    }
  }
  return new Map(new URLSearchParams(text))
}
