import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { request } from "node:http"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"
import { createJudge } from "../src/contract/index.js"
import { startRecorder } from "../src/recorder/index.js"
import { Client, DE, EU_SELLER, Harness } from "./support/harness.js"

const SINCE = "2026-10-01T00:00:00Z"

test("searchOrders: a burst of 20, then one call in 179 seconds, by the emulator's clock", async () => {
  const harness = await Harness.start()
  try {
    const [eu, na] = [await harness.connect("EU"), await harness.connect("NA")]
    const search = (client: Client) =>
      client.search({ createdAfter: SINCE, maxResultsPerPage: "1" })
    for (let index = 0; index < 20; index++) {
      assert.equal((await search(eu)).status, 200)
    }
    const refused = await search(eu)
    assert.equal(refused.status, 429)
    assert.equal(refused.body.errors[0].code, "QuotaExceeded")
    assert.equal(refused.headers.get("x-amzn-ratelimit-limit"), null)
    assert.equal((await search(na)).status, 200, "another seller has its own bucket")
    assert.equal((await eu.order("302-0000000-0000000")).status, 404, "and so has each operation")
    harness.advance(178)
    assert.equal((await search(eu)).status, 429)
    await harness.control("POST", "/clock", { advanceSeconds: 1 })
    const next = await search(eu)
    assert.equal(next.status, 200)
    assert.equal(next.headers.get("x-amzn-ratelimit-limit"), "0.0056")
    assert.equal((await search(eu)).status, 429)
    await harness.control("POST", "/rate-scale", { scale: 10 })
    const scaled = await search(eu)
    assert.deepEqual([scaled.status, scaled.headers.get("x-amzn-ratelimit-limit")], [200, "0.056"])
  } finally {
    await harness.stop()
  }
})

let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
after(() => harness.stop())

/** A call whose answer is not judged: gateways do not keep to the models. */
const raw = (token = client.accessToken) =>
  harness.fetch("/sellers/v1/marketplaceParticipations", {
    headers: { "x-amz-access-token": token, "user-agent": "emulator-tests/1.0" },
  })
const fault = (input: object) =>
  harness.control("POST", "/faults", { operation: "getMarketplaceParticipations", ...input })

test("faults by count answer as Amazon's services and gateways do", async () => {
  const expected: [string, number, RegExp][] = [
    ["throttle", 429, /QuotaExceeded/],
    ["500", 500, /InternalFailure/],
    ["502", 502, /^\{"message"/],
    ["503", 503, /ServiceUnavailable/],
    ["html_500", 500, /<html>/],
    ["html_502", 502, /Bad Gateway/],
    ["html_503", 503, /Service Temporarily Unavailable/],
  ]
  for (const [kind, status, text] of expected) {
    await fault({ kind, count: 1 })
    const reply = await raw()
    assert.equal(reply.status, status, kind)
    assert.match(reply.text, text)
    assert.equal(reply.headers.get("x-amzn-ratelimit-limit"), null)
    assert.equal((await raw()).status, 200, `${kind} only once`)
  }
})

test("a disturbed answer is marked, so that the recorder does not judge it", async () => {
  const recorder = await startRecorder({
    target: harness.emulator.url,
    judge: await createJudge(),
  })
  try {
    const call = () =>
      fetch(`${recorder.url}/sellers/v1/marketplaceParticipations`, {
        headers: { "x-amz-access-token": client.accessToken, "user-agent": "emulator-tests/1.0" },
      })
    await fault({ script: ["ok", "502", "html_502", "throttle"] })
    const marks = []
    for (let index = 0; index < 4; index++) {
      const answer = await call()
      await answer.text()
      marks.push(answer.headers.get("x-emulator-fault"))
    }
    assert.deepEqual(marks, [null, "502", "html_502", "throttle"])
    const report = recorder.report()
    assert.deepEqual([report.judged, report.disturbed, report.incomplete], [4, 3, 0])
    assert.deepEqual(report.violations, [])
  } finally {
    await recorder.stop()
  }
})

test("a call without access takes no fault away from the next one", async () => {
  await fault({ kind: "503", count: 1 })
  assert.equal((await raw("Atza|unknown")).status, 403)
  assert.equal((await raw()).status, 503)
  assert.equal((await raw()).status, 200)
})

test("faults by script and by rate, and their end", async () => {
  await fault({ script: ["ok", "503", "ok", "500"] })
  const statuses = []
  for (let index = 0; index < 5; index++) {
    statuses.push((await raw()).status)
  }
  assert.deepEqual(statuses, [200, 503, 200, 500, 200])
  await fault({ kind: "503", rate: 1 })
  assert.equal((await raw()).status, 503)
  await harness.control("DELETE", "/faults")
  assert.equal((await raw()).status, 200)
  for (const bad of [{}, { kind: "503" }, { kind: "fire", count: 1 }, { kind: "500", rate: 2 }]) {
    const input = { operation: "getOrder", ...bad }
    assert.ok((await harness.control("POST", "/faults", input, 400)).error)
  }
})

test("a reset before the effect changes nothing, one after it does", async () => {
  const patch = (quantity: number) =>
    client.patch("TULP-MUG-RED", [
      {
        op: "merge",
        path: "/attributes/fulfillment_availability",
        value: [{ fulfillment_channel_code: "DEFAULT", quantity }],
      },
    ])
  const quantity = async () => (await harness.control("GET", "/listings/EU/TULP-MUG-RED")).quantity
  const old = await quantity()
  const operation = "patchListingsItem"
  await harness.control("POST", "/faults", { operation, kind: "reset_before", count: 1 })
  await assert.rejects(patch(old + 1))
  assert.equal(await quantity(), old)
  await harness.control("POST", "/faults", { operation, kind: "reset_after", count: 1 })
  await assert.rejects(patch(old + 2))
  assert.equal(await quantity(), old + 2)
})

test("a truncated body ends early, a slow one comes whole", async () => {
  await fault({ kind: "truncated_body", count: 1 })
  await assert.rejects(raw())
  await fault({ kind: "slow_body", count: 1, delayMs: 20 })
  const slow = await raw()
  assert.equal(slow.body.payload.length, 9)
})

test("the token endpoint can fail as well", async () => {
  await harness.control("POST", "/faults", { operation: "token", kind: "503", count: 1 })
  const grant = { grant_type: "refresh_token", refresh_token: client.refreshToken }
  assert.equal((await harness.token(grant)).status, 503)
  assert.equal((await harness.token(grant)).status, 200)
})

test("with Amazon's own host name a token works in its region only", async () => {
  const status = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request(
        `${harness.emulator.url}/sellers/v1/marketplaceParticipations`,
        { headers: { host, "x-amz-access-token": client.accessToken, "user-agent": "tests/1.0" } },
        (response) => {
          response.resume()
          resolve(response.statusCode)
        }
      )
      call.on("error", reject)
      call.end()
    })
  assert.equal(await status("sellingpartnerapi-eu.amazon.com"), 200)
  assert.equal(await status("sellingpartnerapi-na.amazon.com"), 403)
})

test("calls are counted and told without secrets", async () => {
  await harness.control("DELETE", "/calls")
  await client.search({ createdAfter: SINCE, marketplaceIds: DE })
  await harness.token({ grant_type: "refresh_token", refresh_token: client.refreshToken })
  const calls = await harness.control("GET", "/calls")
  assert.deepEqual(calls.operations.searchOrders, {
    total: 1,
    byStatus: { "200": 1 },
    byFault: {},
  })
  assert.equal(calls.last[0].sellerId, EU_SELLER)
  const text = JSON.stringify(calls)
  for (const secret of [client.accessToken, client.refreshToken, "amzn1.oa2-cs.v1.emulator"]) {
    assert.equal(text.includes(secret), false)
  }
})

test("a path that is not served is 404 in Amazon's form", async () => {
  const reply = await harness.fetch("/vendor/orders/v1/purchaseOrders")
  assert.equal(reply.status, 404)
  assert.equal(reply.body.errors[0].code, "NotFound")
})

test("a client that gives up and a malformed path do no harm", async () => {
  const call = request(`${harness.emulator.url}/auth/o2/token`, {
    method: "POST",
    headers: { "content-length": "100" },
  })
  call.on("error", () => undefined)
  call.write("grant_type=")
  await new Promise((resolve) => setTimeout(resolve, 20))
  call.destroy()
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = harness.emulator
    const bad = request({ host: "127.0.0.1", port, path: "//" }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    bad.on("error", reject)
    bad.end()
  })
  assert.equal(status, 400)
  assert.equal((await raw()).status, 200)
})

test("the command says when it is ready and stops on SIGTERM", async () => {
  const script = fileURLToPath(new URL("../bin/sp-api-emulator.mjs", import.meta.url))
  const child = spawn(process.execPath, [script, "--port", "0", "--no-judge", "--seed", "3"])
  try {
    const [line] = (await once(child.stdout, "data")) as [Buffer]
    const url = /listening on (http:\/\/127\.0\.0\.1:\d+)\n/.exec(line.toString())?.[1]
    const status = (await (await fetch(`${url}/emulator/status`)).json()) as { seed: number }
    assert.equal(status.seed, 3)
  } finally {
    child.kill("SIGTERM")
  }
  const [code] = (await once(child, "exit")) as [number]
  assert.equal(code, 0)
})
