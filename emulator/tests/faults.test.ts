import assert from "node:assert/strict"
import { after, beforeEach, before, test } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { Client, Harness } from "./support/harness.js"

let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
beforeEach(async () => {
  await harness.control("DELETE", "/faults")
  await harness.control("DELETE", "/calls")
})
after(() => harness.stop())

/** A call whose answer is not judged: gateways do not keep to the models. */
const raw = (signal?: AbortSignal) =>
  harness.fetch("/sellers/v1/marketplaceParticipations", {
    headers: { "x-amz-access-token": client.accessToken, "user-agent": "emulator-tests/1.0" },
    ...(signal && { signal }),
  })
const refresh = () =>
  harness.token({ grant_type: "refresh_token", refresh_token: client.refreshToken })
const fault = (input: object) => harness.control("POST", "/faults", { operation: "*", ...input })

test("a throttled answer has a request id, and Amazon's limit only where a client must bear it", async () => {
  await fault({
    operation: "getMarketplaceParticipations",
    script: ["throttle", "throttle_with_limit"],
  })
  for (const limit of [null, "16"]) {
    const reply = await raw()
    assert.equal(reply.status, 429)
    assert.equal(reply.body.errors[0].code, "QuotaExceeded")
    assert.equal(reply.headers.get("x-amzn-ratelimit-limit"), limit)
    assert.match(reply.headers.get("x-amzn-requestid") ?? "", /^[0-9a-f-]{36}$/)
  }
  assert.equal((await raw()).status, 200)
})

test("an expired and a revoked access token are refused in Amazon's words, and only for that call", async () => {
  await fault({ script: ["expired_token", "revoked_token"] })
  for (const word of [/has expired/, /is revoked, malformed or invalid/]) {
    const reply = await raw()
    assert.equal(reply.status, 403)
    assert.equal(reply.body.errors[0].code, "Unauthorized")
    assert.match(reply.body.errors[0].details, word)
  }
  assert.equal((await raw()).status, 200, "the very same token works again")
})

test("the token endpoint refuses the grant once, as Amazon does by mistake", async () => {
  await fault({ operation: "token", kind: "revoked_token", count: 1 })
  const refused = await refresh()
  assert.deepEqual([refused.status, refused.body.error], [400, "invalid_grant"])
  assert.match(refused.body.error_description, /User may have revoked/)
  assert.equal((await refresh()).status, 200, "unlike a grant that is really taken back")
  await harness.control(
    "POST",
    "/faults",
    { operation: "token", kind: "expired_token", count: 1 },
    400
  )
})

test("a fault that a call cannot have is kept for one that can", async () => {
  await fault({ kind: "expired_token", count: 1 })
  assert.equal((await refresh()).status, 200)
  assert.equal((await raw()).status, 403)
})

test("a call can be left without any answer", async () => {
  await fault({ kind: "hang", count: 1 })
  const caller = new AbortController()
  const call = assert.rejects(raw(caller.signal), { name: "AbortError" })
  // Given up only when the emulator has it: a call that was never sent would leave the fault to the next.
  while ((await harness.control("GET", "/faults")).faults.length) await sleep(10)
  caller.abort()
  await call
  assert.equal((await raw()).status, 200)
  const { operations } = await harness.control("GET", "/calls")
  assert.deepEqual(operations.getMarketplaceParticipations, {
    total: 2,
    byStatus: { none: 1, "200": 1 },
    byFault: { hang: 1 },
  })
})

test("in an outage every call fails until its end by the emulator's clock, whoever calls", async () => {
  await fault({ kind: "html_503", seconds: 3600 })
  const consent = () => harness.fetch("/apps/authorize/consent?application_id=x&state=s")
  for (const call of [raw, refresh, consent]) {
    const reply = await call()
    assert.equal(reply.status, 503)
    assert.match(reply.text, /Service Temporarily Unavailable/)
  }
  const unknown = await harness.fetch("/sellers/v1/marketplaceParticipations", {
    headers: { "x-amz-access-token": "Atza|unknown" },
  })
  assert.equal(unknown.status, 503, "nobody looks at the token")
  harness.advance(3599)
  assert.equal((await raw()).status, 503)
  harness.advance(1)
  assert.equal((await refresh()).status, 200)
  assert.deepEqual((await harness.control("GET", "/faults")).faults, [])
  await harness.control("POST", "/faults", { operation: "*", kind: "503", seconds: 0 }, 400)
})

test("an outage can refuse connections, or swallow them, for one operation", async () => {
  await fault({ operation: "token", kind: "reset_before", seconds: 10 })
  await fault({ operation: "getMarketplaceParticipations", kind: "hang", seconds: 10 })
  await assert.rejects(refresh())
  await assert.rejects(raw(AbortSignal.timeout(50)), { name: "TimeoutError" })
  harness.advance(10)
  const token = (await refresh()).body.access_token as string
  client = new Client(harness, token, client.refreshToken)
  assert.equal((await raw()).status, 200)
})

test("an outage of one region's endpoint leaves the others alone", async () => {
  const america = await harness.connect("NA")
  await fault({ operation: "sp-api", region: "eu", kind: "503", seconds: 10 })
  assert.equal((await raw()).status, 503)
  const reply = await harness.fetch("/sellers/v1/marketplaceParticipations", {
    headers: { "x-amz-access-token": america.accessToken, "user-agent": "emulator-tests/1.0" },
  })
  assert.equal(reply.status, 200)
  assert.equal((await refresh()).status, 200, "the token endpoint is another one")
  await harness.control(
    "POST",
    "/faults",
    { operation: "*", kind: "503", count: 1, region: "x" },
    400
  )
})

test("answers tell the emulator's time, or one that is off", async () => {
  const date = async () => Date.parse((await raw()).headers.get("date") ?? "")
  assert.equal(await date(), harness.standing.at)
  await harness.control("POST", "/clock-skew", { seconds: -600 })
  assert.equal(await date(), harness.standing.at - 600_000)
  await harness.control("POST", "/clock-skew", { seconds: 0 })
  await harness.control("POST", "/clock-skew", { seconds: "much" }, 400)
})
