import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { DEFAULTS } from "../src/index.js"
import { DE, EU_SELLER, Harness, REDIRECT, Client } from "./support/harness.js"

let harness: Harness
before(async () => {
  harness = await Harness.start({ rateScale: 1000, clientSecrets: ["old", DEFAULTS.clientSecret] })
})
after(() => harness.stop())

const exchange = (code: string, redirect_uri = REDIRECT) =>
  harness.token({ grant_type: "authorization_code", code, redirect_uri })

test("a code gives tokens once", async () => {
  const { code, redirect } = await harness.authorize("EU")
  assert.equal(redirect.searchParams.get("state"), "state-1")
  assert.equal(redirect.searchParams.get("selling_partner_id"), EU_SELLER)
  const first = await exchange(code)
  assert.equal(first.status, 200)
  assert.match(first.body.access_token, /^Atza\|/)
  assert.match(first.body.refresh_token, /^Atzr\|/)
  assert.equal(first.body.token_type, "bearer")
  assert.equal(first.body.expires_in, 3600)
  const second = await exchange(code)
  assert.equal(second.status, 400)
  assert.equal(second.body.error, "invalid_grant")
})

test("a code ends after five minutes and belongs to its redirect URI", async () => {
  const late = await harness.authorize("EU")
  harness.advance(301)
  assert.equal((await exchange(late.code)).body.error, "invalid_grant")
  const other = await harness.authorize("EU")
  assert.equal((await exchange(other.code, `${REDIRECT}/other`)).body.error, "invalid_grant")
})

test("a refresh token gives new access tokens and stays the same", async () => {
  const client = await harness.connect()
  const reply = await harness.token({
    grant_type: "refresh_token",
    refresh_token: client.refreshToken,
  })
  assert.equal(reply.status, 200)
  assert.equal(reply.body.refresh_token, client.refreshToken)
  assert.notEqual(reply.body.access_token, client.accessToken)
})

test("errors of the token endpoint have Amazon's form", async () => {
  const cases: [Record<string, string>, number, string][] = [
    [{ grant_type: "refresh_token", refresh_token: "Atzr|none" }, 400, "invalid_grant"],
    [{ grant_type: "refresh_token" }, 400, "invalid_request"],
    [
      { grant_type: "refresh_token", refresh_token: "x", client_secret: "wrong" },
      401,
      "invalid_client",
    ],
    [{ grant_type: "password" }, 400, "unsupported_grant_type"],
    [{}, 400, "invalid_request"],
  ]
  for (const [fields, status, error] of cases) {
    const reply = await harness.token(fields)
    assert.deepEqual([reply.status, reply.body.error], [status, error])
    assert.equal(typeof reply.body.error_description, "string")
  }
})

test("two client secrets work while rotating, then the new one alone", async () => {
  const client = await harness.connect()
  const grant = { grant_type: "refresh_token", refresh_token: client.refreshToken }
  assert.equal((await harness.token({ ...grant, client_secret: "old" })).status, 200)
  await harness.control("POST", "/client-secrets", { secrets: [DEFAULTS.clientSecret] })
  assert.equal(
    (await harness.token({ ...grant, client_secret: "old" })).body.error,
    "invalid_client"
  )
  assert.equal((await harness.token(grant)).status, 200)
})

test("an access token ends after an hour; a revoked grant ends everything at once", async () => {
  const client = await harness.connect()
  const participations = () => client.call("GET", "/sellers/v1/marketplaceParticipations")
  assert.equal((await participations()).status, 200)
  harness.advance(3601)
  const expired = await participations()
  assert.equal(expired.status, 403)
  assert.match(expired.body.errors[0].details, /expired/)
  assert.equal(expired.headers.get("x-amzn-ratelimit-limit"), null)

  const fresh = await harness.connect()
  await harness.control("POST", "/revoke", { sellerId: EU_SELLER, region: "eu" })
  const revoked = await fresh.call("GET", "/sellers/v1/marketplaceParticipations")
  assert.equal(revoked.status, 403)
  assert.deepEqual(revoked.body.errors[0], {
    code: "Unauthorized",
    message: "Access to requested resource is denied.",
    details: "The access token you provided is revoked, malformed or invalid.",
  })
  const refresh = await harness.token({
    grant_type: "refresh_token",
    refresh_token: fresh.refreshToken,
  })
  assert.equal(refresh.body.error, "invalid_grant")
})

test("a seller sees its own marketplaces and orders only", async () => {
  const [eu, na] = [await harness.connect("EU"), await harness.connect("NA")]
  const reply = await na.call("GET", "/sellers/v1/marketplaceParticipations")
  const countries = reply.body.payload.map((entry: any) => entry.marketplace.countryCode)
  assert.deepEqual(countries, ["US", "CA", "MX"])
  assert.equal(reply.headers.get("x-amzn-ratelimit-limit"), "16")
  const { orders } = await harness.control("GET", `/orders?marketplaceId=${DE}`)
  assert.equal((await eu.order(orders[0].orderId)).status, 200)
  assert.equal((await na.order(orders[0].orderId)).status, 404)
  const none = new Client(harness, "", "")
  const missing = await none.call("GET", "/sellers/v1/marketplaceParticipations")
  assert.equal(missing.status, 403)
})

test("a token request whose JSON is no object is refused, and the next one answered", async () => {
  for (const body of ["null", "7", "[]"]) {
    const headers = { "content-type": "application/json" }
    const reply = await harness.fetch("/auth/o2/token", { method: "POST", headers, body })
    assert.deepEqual([reply.status, reply.body.error], [400, "invalid_request"], body)
  }
})

test("an authorization lapses after 365 days", async () => {
  const client = await harness.connect()
  const grant = { grant_type: "refresh_token", refresh_token: client.refreshToken }
  harness.advance(364 * 86_400)
  assert.equal((await harness.token(grant)).status, 200)
  harness.advance(86_400)
  assert.equal((await harness.token(grant)).body.error, "invalid_grant")
})
