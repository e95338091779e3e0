import assert from "node:assert/strict"
import { Readable } from "node:stream"
import { createGunzip, gunzipSync } from "node:zlib"
import { afterEach, beforeEach, test } from "node:test"
import { Client, DE, Harness, JP, US } from "./support/harness.js"

const LISTINGS = "GET_MERCHANT_LISTINGS_ALL_DATA"
const ORDERS = "GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL"
const SETTLEMENTS = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"
const BASE = "/reports/2021-06-30"

let harness: Harness
let client: Client
beforeEach(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
afterEach(() => harness.stop())

async function request(reportType: string, marketplaceId = DE, more: object = {}) {
  const reply = await client.call(
    "POST",
    `${BASE}/reports`,
    {},
    {
      reportType,
      marketplaceIds: [marketplaceId],
      ...more,
    }
  )
  assert.equal(reply.status, 202, reply.text)
  return reply.body.reportId as string
}
const report = async (id: string) => (await client.call("GET", `${BASE}/reports/${id}`)).body

async function download(documentId: string, query: Record<string, string> = {}) {
  const { body } = await client.call("GET", `${BASE}/documents/${documentId}`, query)
  return { body, reply: await fetch(body.url as string) }
}

async function make(reportType: string, marketplaceId = DE, more: object = {}) {
  const id = await request(reportType, marketplaceId, more)
  harness.advance(5)
  const { processingStatus, reportDocumentId } = await report(id)
  assert.equal(processingStatus, "DONE")
  const { body, reply } = await download(reportDocumentId)
  assert.equal(body.compressionAlgorithm, "GZIP")
  const bytes = gunzipSync(Buffer.from(await reply.arrayBuffer()))
  return { bytes, contentType: reply.headers.get("content-type"), reportDocumentId }
}

function table(text: string): Record<string, string>[] {
  const [header, ...lines] = text
    .split("\r\n")
    .filter(Boolean)
    .map((line) => line.split("\t"))
  return lines.map((fields) =>
    Object.fromEntries(header?.map((name, index) => [name, fields[index] ?? ""]) ?? [])
  )
}

test("a report goes through the queue and tells what listings say", async () => {
  const id = await request(LISTINGS)
  assert.equal((await report(id)).processingStatus, "IN_QUEUE")
  harness.advance(2)
  assert.equal((await report(id)).processingStatus, "IN_PROGRESS")
  harness.advance(3)
  const { bytes, contentType } = await make(LISTINGS)
  assert.equal(contentType, "text/plain; charset=Cp1252")
  const rows = table(bytes.toString("latin1"))
  const row = rows.find((entry) => entry["seller-sku"] === "TULP-MUG-RED")
  const listing = await harness.control("GET", "/listings/EU/TULP-MUG-RED")
  assert.equal(row?.quantity, String(listing.quantity))
  assert.equal(row?.asin1, listing.asin)
  assert.match(row?.price ?? "", /^\d+\.\d\d$/)
})

test("charsets are those of the marketplace, and the control API's on demand", async () => {
  client = await harness.connect("FE")
  const japan = await make(ORDERS, JP)
  assert.equal(japan.contentType, "text/plain; charset=Shift_JIS")
  const text = new TextDecoder("shift_jis", { fatal: true }).decode(japan.bytes)
  assert.match(text, /[\u3040-\u30ff\u4e00-\u9fff]/, "an address in Japanese")
  await harness.control("POST", "/report-formats", {
    reportType: ORDERS,
    charset: "UTF-8",
    bom: true,
  })
  const marked = await make(ORDERS, JP)
  assert.deepEqual([...marked.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  await harness.control("POST", "/report-formats", {
    ...{ marketplaceId: "JP", charset: "Windows-31J", namesCharset: false, gzip: false },
  })
  const id = await request(ORDERS, JP)
  harness.advance(5)
  const { body, reply } = await download((await report(id)).reportDocumentId)
  assert.equal(body.compressionAlgorithm, undefined)
  assert.equal(reply.headers.get("content-type"), "text/plain")
  const bytes = Buffer.from(await reply.arrayBuffer())
  assert.equal(new TextDecoder("shift_jis").decode(bytes), text)
})

test("the order report has a line for each item and follows the window", async () => {
  await harness.control("POST", "/orders", {
    ...{ marketplaceId: "DE", shipping: "4.99" },
    items: [{ sku: "TULP-MUG-RED", quantity: 2, lineTotal: "20.00" }, { sku: "TULP-MUG-BLU" }],
  })
  const { bytes } = await make(ORDERS, DE, { dataStartTime: "2026-11-20T12:00:00Z" })
  const rows = table(bytes.toString("utf8"))
  assert.equal(rows.length, 2)
  const row = rows.find((entry) => entry.sku === "TULP-MUG-RED")
  assert.deepEqual(
    [row?.quantity, row?.["item-price"], row?.["order-status"]],
    [...["2", "20.00", "Unshipped"]]
  )
})

test("no data ends CANCELLED, as a cancelled one and a repeated request do", async () => {
  const future = { dataStartTime: "2026-11-20T12:00:00Z" }
  const none = await request(ORDERS, DE, future)
  const cancelled = await request(LISTINGS)
  assert.equal((await client.call("DELETE", `${BASE}/reports/${cancelled}`)).status, 200)
  const [first, again] = [await request(ORDERS), await request(ORDERS)]
  harness.advance(5)
  for (const id of [none, cancelled, again]) {
    const { processingStatus, reportDocumentId } = await report(id)
    assert.deepEqual([processingStatus, reportDocumentId], ["CANCELLED", undefined])
  }
  assert.equal((await report(first)).processingStatus, "DONE")
})

test("a FATAL report can have a document that says why", async () => {
  await harness.control("POST", "/fates", { kind: "report", type: ORDERS, fate: "FATAL" })
  const id = await request(ORDERS)
  harness.advance(5)
  const { processingStatus, reportDocumentId } = await report(id)
  assert.equal(processingStatus, "FATAL")
  const { reply } = await download(reportDocumentId)
  assert.match(gunzipSync(Buffer.from(await reply.arrayBuffer())).toString(), /could not be/)
})

test("addresses expire, and a content encoding is told where it is asked for", async () => {
  const { reportDocumentId } = await make(ORDERS)
  const { body } = await download(reportDocumentId)
  harness.advance(300)
  assert.equal((await fetch(body.url as string)).status, 403)
  const { reply } = await download(reportDocumentId, { enableContentEncodingUrlHeader: "true" })
  assert.equal(reply.headers.get("content-encoding"), "gzip")
  assert.match(await reply.text(), /^amazon-order-id\t/, "fetch has unpacked it")
})

test("a restricted report's document is for a restricted data token", async () => {
  const id = await request("GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING")
  harness.advance(5)
  const { reportDocumentId } = await report(id)
  const path = `${BASE}/documents/${reportDocumentId}`
  const refused = await client.call("GET", path)
  assert.deepEqual([refused.status, refused.body.errors[0].code], [403, "Unauthorized"])
})

test("Amazon makes settlements, nobody can request one; they add up", async () => {
  const refused = await client.call(
    "POST",
    `${BASE}/reports`,
    {},
    {
      reportType: SETTLEMENTS,
      marketplaceIds: [DE],
    }
  )
  assert.equal(refused.status, 400)
  await harness.control("POST", "/settlements", { sellerId: "EU", marketplaceId: "DE" })
  harness.advance(5)
  const { body } = await client.call("GET", `${BASE}/reports`, { reportTypes: SETTLEMENTS })
  const { reply } = await download(body.reports[0].reportDocumentId)
  const text = gunzipSync(Buffer.from(await reply.arrayBuffer())).toString("utf8")
  const [head, ...rows] = table(text)
  const cents = (amount: string | undefined) => Math.round(Number(amount) * 100)
  assert.ok(rows.length > 100)
  assert.equal(
    cents(head?.["total-amount"]),
    rows.reduce((sum, row) => sum + cents(row.amount), 0)
  )
})

test("a schedule makes reports of its period, until it is cancelled", async () => {
  const create = async (period: string) => {
    const reply = await client.call(
      "POST",
      `${BASE}/schedules`,
      {},
      {
        ...{ reportType: LISTINGS, marketplaceIds: [DE], period },
      }
    )
    assert.equal(reply.status, 201)
    return reply.body.reportScheduleId as string
  }
  await create("P1D")
  const id = await create("PT1H")
  const list = await client.call("GET", `${BASE}/schedules`, { reportTypes: LISTINGS })
  assert.deepEqual(
    list.body.reportSchedules.map((entry: { reportScheduleId: string }) => entry.reportScheduleId),
    [id],
    "the same type and marketplaces: replaced"
  )
  harness.advance(2 * 3600 + 5)
  client = await harness.connect("EU")
  const made = await client.call("GET", `${BASE}/reports`, { reportTypes: LISTINGS })
  assert.ok(made.body.reports.length >= 1)
  assert.equal(made.body.reports[0].reportScheduleId, id)
  assert.equal((await client.call("DELETE", `${BASE}/schedules/${id}`)).status, 200)
  assert.equal((await client.call("GET", `${BASE}/schedules/${id}`)).status, 404)
})

test("a report of any number of rows is streamed", async () => {
  await harness.control("POST", "/report-rows", { reportType: LISTINGS, rows: 25_000 })
  client = await harness.connect("NA")
  const id = await request(LISTINGS, US)
  harness.advance(5)
  const { reply } = await download((await report(id)).reportDocumentId)
  assert.equal(reply.headers.get("content-type"), "text/plain; charset=ISO-8859-1")
  const plain = Readable.fromWeb(reply.body as never).pipe(createGunzip())
  let lines = 0
  for await (const piece of plain) {
    lines += (piece as Buffer).toString("latin1").split("\n").length - 1
  }
  assert.equal(lines, 25_001)
})

test("the storage fails as it is told to", async () => {
  const { reportDocumentId, bytes } = await make(LISTINGS)
  const { body } = await download(reportDocumentId)
  const fault = (input: object) =>
    harness.control("POST", "/faults", { operation: "downloadDocument", ...input })
  await fault({ script: ["expired_url", "throttle", "html_502", "truncated_body", "reset_before"] })
  const get = () => fetch(body.url as string)
  for (const status of [403, 503, 502]) {
    assert.equal((await get()).status, status)
  }
  await assert.rejects(get().then((reply) => reply.arrayBuffer()))
  await assert.rejects(get())
  assert.equal(gunzipSync(Buffer.from(await (await get()).arrayBuffer())).length, bytes.length)
  await harness.control("POST", "/faults", { operation: "documents", kind: "503", seconds: 10 })
  assert.equal((await get()).status, 503, "an outage of the storage")
})
