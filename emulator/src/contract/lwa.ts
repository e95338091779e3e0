import type { Issue } from "./parameters.js"
import { headerValue, readQuery } from "./parameters.js"
import { readJson } from "./bodies.js"
import type { HeaderMap, JsonSchema } from "./types.js"
import { validatorFor } from "./validator.js"

export const LWA_API = "loginWithAmazon"
export const LWA_TOKEN = { method: "POST", path: "/auth/o2/token", operation: "getAccessToken" }

/**
 * Grants of the token endpoint with their fields beside grant_type, client_id and client_secret.
 * No model describes this endpoint. Sources: developer-docs, "Website authorization workflow"
 * (exchange of the code), "Connect to the Selling Partner API" (request a token, grantless scopes).
 */
const GRANTS: Record<string, { required: readonly string[]; optional: readonly string[] }> = {
  authorization_code: { required: ["code"], optional: ["redirect_uri"] },
  refresh_token: { required: ["refresh_token"], optional: [] },
  client_credentials: { required: ["scope"], optional: [] },
}
const SCOPES = [
  "sellingpartnerapi::notifications",
  "sellingpartnerapi::client_credential:rotation",
  "sellingpartnerapi::shipments:track",
]

const TOKEN: JsonSchema = {
  type: "object",
  required: ["access_token", "token_type", "expires_in"],
  properties: {
    access_token: { type: "string", minLength: 1, maxLength: 2048 },
    refresh_token: { type: "string", minLength: 1, maxLength: 2048 },
    token_type: { enum: ["bearer"] },
    expires_in: { type: "integer", minimum: 1 },
    scope: { type: "string" },
  },
}
/** Error answers follow RFC 6749, 5.2. */
const ERROR: JsonSchema = {
  type: "object",
  required: ["error", "error_description"],
  properties: {
    error: {
      enum: [
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
        "access_denied",
        "server_error",
        "temporarily_unavailable",
      ],
    },
    error_description: { type: "string", minLength: 1 },
    error_uri: { type: "string" },
    request_id: { type: "string" },
  },
}
const CONTRACT = { TOKEN, ERROR }

/** Grant type of a token request's form, or null when it names none that is known. */
export function grantOf(body: unknown): string | null {
  const grant = readForm(body).get("grant_type")?.[0] ?? ""
  return grant in GRANTS ? grant : null
}

/** A request to the token endpoint. Messages never contain values: all of them are secret. */
export function judgeTokenRequest(search: string, headers: HeaderMap, body: unknown): Issue[] {
  const issues: Issue[] = []
  if (search.replace(/^\?/, "") !== "") {
    issues.push({ where: "query", message: "must be empty; send the fields in the body" })
  }
  const type = (headerValue(headers, "content-type") ?? "").split(";")[0]?.trim().toLowerCase()
  if (type !== "application/x-www-form-urlencoded") {
    issues.push({
      where: "header.content-type",
      message: "must be application/x-www-form-urlencoded;charset=UTF-8",
    })
    return issues
  }
  const form = readForm(body, issues)
  const grant = grantOf(body)
  if (grant === null) {
    const known = Object.keys(GRANTS).join(", ")
    return [...issues, { where: "body.grant_type", message: `must be one of ${known}` }]
  }
  const { required = [], optional = [] } = GRANTS[grant] ?? {}
  const needed = ["grant_type", "client_id", "client_secret", ...required]
  for (const name of needed) {
    if ((form.get(name)?.[0] ?? "") === "") {
      issues.push({ where: `body.${name}`, message: `is required with grant_type ${grant}` })
    }
  }
  for (const [name, values] of form) {
    if (!needed.includes(name) && !optional.includes(name)) {
      issues.push({ where: `body.${name}`, message: `is not a field of grant_type ${grant}` })
    } else if (values.length > 1) {
      issues.push({ where: `body.${name}`, message: `is given ${values.length} times` })
    }
  }
  if (grant === "client_credentials" && !SCOPES.includes(form.get("scope")?.[0] ?? "")) {
    issues.push({ where: "body.scope", message: `must be one of ${SCOPES.join(", ")}` })
  }
  return issues
}

/** An answer of the token endpoint; `requestBody`, if known, tells which fields must be there. */
export function judgeTokenResponse(status: number, body: unknown, requestBody: unknown): Issue[] {
  const read = readJson(body)
  if (read.kind !== "json") {
    return [{ where: "response", message: read.kind === "none" ? "has no body" : read.message }]
  }
  if (status !== 200 && (status < 400 || status > 599)) {
    return [{ where: "status", message: `${status} is not an answer of the token endpoint` }]
  }
  const schema = status === 200 ? TOKEN : ERROR
  const issues = validatorFor(
    CONTRACT,
    schema
  )(read.value).map(({ pointer, message }) => ({
    where: `response.${pointer}`,
    message,
  }))
  const grant = requestBody === undefined ? null : grantOf(requestBody)
  if (status === 200 && grant !== null) {
    const present = (read.value as { refresh_token?: unknown } | null)?.refresh_token !== undefined
    if (present !== (grant !== "client_credentials")) {
      issues.push({
        where: "response./refresh_token",
        message: `${present ? "must not be" : "must be"} answered to grant_type ${grant}`,
      })
    }
  }
  return issues
}

function readForm(body: unknown, issues: Issue[] = []): Map<string, string[]> {
  const text =
    body instanceof Uint8Array
      ? Buffer.from(body).toString("utf8")
      : typeof body === "string"
        ? body
        : ""
  const problems: Issue[] = []
  const form = readQuery(text, problems)
  issues.push(...problems.map(({ message }) => ({ where: "body", message })))
  return form
}
