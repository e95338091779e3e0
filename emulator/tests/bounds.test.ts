import assert from "node:assert/strict"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, afterEach, beforeEach, test } from "node:test"
import { Refusals } from "../src/control/refusals.js"
import { StateFile } from "../src/core/state-file.js"
import { emptyState } from "../src/core/state.js"
import { record } from "../src/listings/stock.js"
import { DEFAULT_QUEUE, newQueue, QueueService } from "../src/sqs/queues.js"
import { Client, DE, Harness, StandingClock } from "./support/harness.js"

const SKU = "TULP-MUG-RED"
const DAY = 86_400
const directory = mkdtempSync(join(tmpdir(), "sp-api-emulator-"))
after(() => rmSync(directory, { recursive: true }))

let harness: Harness
let client: Client
beforeEach(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
afterEach(() => harness.stop())

test("a listing keeps how it was at the start, and its last thousand changes", () => {
  const listing = harness.emulator.state.listings[`A2TULPEU0000NL/${SKU}`]
  assert.ok(listing)
  for (let at = 1; at <= 1200; at += 1) {
    record(listing, { source: "patch", before: at, now: at })
  }
  const { history } = listing
  assert.deepEqual([history.length, history[0]?.at, history.at(-1)?.at], [1000, 1, 1200])
  assert.equal(history[1]?.at, 202)
})

test("the last thousand mistakes and five hundred kinds of refusals are kept", async () => {
  const { mistakes } = harness.emulator.state
  const old = { at: 0, kind: "lead_time_lost", sellerId: "X", sku: "OLD", message: "" } as const
  mistakes.push(...Array.from({ length: 1000 }, () => old))
  await harness.control("POST", `/listings/EU/${SKU}`, { quantity: 5, leadTimeDays: 3 })
  await client.patch(SKU, [
    {
      ...{ op: "replace", path: "/attributes/fulfillment_availability" },
      value: [{ fulfillment_channel_code: "DEFAULT", quantity: 1 }],
    },
  ])
  assert.deepEqual([mistakes.length, mistakes.at(-1)?.sku], [1000, SKU])

  const refusals = new Refusals()
  for (let number = 0; number < 600; number += 1) {
    refusals.count({ operation: "getOrder", where: "path", message: `"${number}" is wrong` })
  }
  const kept = refusals.list().map(({ message }) => message)
  assert.deepEqual([kept.length, kept.at(-1)], [500, '"599" is wrong'])
})

test("messages that nobody takes are gone after the retention period", () => {
  const clock = new StandingClock()
  const queue = newQueue(DEFAULT_QUEUE)
  const queues = new QueueService(
    () => ({ [DEFAULT_QUEUE]: queue }),
    clock,
    () => undefined
  )
  queues.put(queue, "1")
  queues.put(queue, "2")
  clock.at += queue.retentionSeconds * 1000
  queues.put(queue, "3")
  assert.deepEqual(
    queue.messages.map(({ body }) => body),
    ["3"]
  )
})

test("reports are told of for ninety days", async () => {
  const ask = async () =>
    client.call(
      "POST",
      "/reports/2021-06-30/reports",
      {},
      {
        ...{ reportType: "GET_MERCHANT_LISTINGS_ALL_DATA", marketplaceIds: [DE] },
      }
    )
  await ask()
  harness.advance(10)
  await harness.control("GET", "/reports")
  harness.advance(91 * DAY)
  client = await harness.connect("EU")
  assert.equal((await ask()).status, 202)
  assert.equal((await harness.control("GET", "/reports")).reports.length, 1)
})

test("a reset ends oddities and skew, and takes the documents away", async () => {
  const own = await Harness.start({ dataDir: directory, rateScale: 1000 })
  try {
    const seller = await own.connect("EU")
    const contentType = "application/json"
    const { body } = await seller.call("POST", "/feeds/2021-06-30/documents", {}, { contentType })
    const put = { method: "PUT", body: "{}", headers: { "content-type": contentType } }
    await fetch(body.url as string, put)
    const file = join(directory, "documents", body.feedDocumentId as string)
    assert.ok(existsSync(file))
    await own.control("POST", "/oddities", { operation: "*", field: "status", value: "NEW" })
    await own.control("POST", "/clock-skew", { seconds: 60 })
    await own.control("POST", "/reset", {})
    assert.ok(!existsSync(file))
    assert.deepEqual((await own.control("GET", "/oddities")).oddities, [])
    assert.equal((await own.control("GET", "/clock-skew")).seconds, 0)
  } finally {
    await own.stop()
  }
})

test("a large state is written less often", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  let now = 0
  t.mock.method(performance, "now", () => now)
  let written = 0
  const file = new StateFile(directory, () => {
    now += 1000
    written += 1
    return emptyState(1, 0)
  })
  file.save()
  file.changed()
  t.mock.timers.tick(8999)
  assert.equal(written, 1)
  t.mock.timers.tick(1)
  assert.equal(written, 2)
})

test("names and bodies of any form are refused, not followed", async () => {
  const sqs = async (action: string, body: string) =>
    harness.fetch("/", {
      method: "POST",
      headers: { "x-amz-target": `AmazonSQS.${action}`, authorization: "AWS4-HMAC-SHA256 x" },
      body,
    })
  const broken = await sqs("ListQueues", "{")
  assert.deepEqual([broken.status, /SerializationException/.test(broken.text)], [400, true])
  const attributes = { VisibilityTimeout: "7" }
  const create = { QueueName: "__proto__", Attributes: attributes }
  assert.equal((await sqs("CreateQueue", JSON.stringify(create))).status, 400)
  assert.equal(({} as { visibilityTimeout?: number }).visibilityTimeout, undefined)
  const policy = { QueueName: "q", Attributes: { RedrivePolicy: "{" } }
  assert.equal((await sqs("CreateQueue", JSON.stringify(policy))).status, 400)
  const value = [{ value: "x" }]
  const patched = await client.patch(SKU, [{ op: "merge", path: "/attributes/constructor", value }])
  assert.equal(patched.status, 400)
  const item = `/catalog/2022-04-01/items/__proto__`
  assert.equal((await client.call("GET", item, { marketplaceIds: DE })).status, 404)
  await harness.control("GET", "/orders/constructor", undefined, 400)
  const order = (input: object) => ({ marketplaceId: "DE", items: [{ sku: SKU, ...input }] })
  await harness.control("POST", "/orders", order({ lineTotal: "-1.00" }), 400)
  await harness.control("POST", "/orders", order({ lineTotal: "9".repeat(20) }), 400)
  await harness.control("POST", "/orders", { ...order({}), shipping: "-3" }, 400)
  const version = { payloadVersion: "1.0", destinationId: "x" }
  const path = "/notifications/v1/subscriptions/constructor"
  assert.equal((await client.call("POST", path, {}, version)).status, 400)
})
