import assert from "node:assert/strict"
import { afterEach, beforeEach, describe, it } from "node:test"
import {
  feedProgress,
  isOutcomeUnknown,
  judgeListingsFeed,
  LISTINGS_FEED_CONTENT_TYPE,
  listingsFeed,
  reportProgress,
  type ListingsFeedMessage,
} from "../../src/sp-api/documents"
import { AmazonApiError, type Feed, type Report } from "../../src/sp-api"
import { openStage, type Stage } from "./support/stage"

const EU_SELLER = "A2TULPEU0000NL"
const DE = "A1PA6795UKMFR9"
const JP = "A1VC38T7YXB528"
const LISTINGS = "GET_MERCHANT_LISTINGS_ALL_DATA"
const UNSHIPPED = "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING"
const SKU = "TULP-MUG-RED"

let stage: Stage
beforeEach(async () => {
  stage = await openStage("EU")
})
afterEach(() => stage.stop())

/** Both go through the queue in a standing clock: no waiting, no polling. */
async function finishedFeed(feedId: string): Promise<Feed> {
  assert.equal(feedProgress(await stage.client.feeds.getFeed(feedId), NOW).state, "running")
  stage.advance(60)
  return stage.client.feeds.getFeed(feedId)
}

async function finishedReport(reportType: string, marketplaceId = DE): Promise<Report> {
  const wanted = { reportType, marketplaceIds: [marketplaceId] }
  const { reportId } = await stage.documents.reports.request(wanted)
  const queued = await stage.client.reports.getReport(reportId)
  assert.equal(reportProgress(queued, NOW).state, "running")
  stage.advance(60)
  return stage.client.reports.getReport(reportId)
}

const NOW = new Date("2026-11-20T12:00:00Z")

const patch = (messageId: number, sku: string, quantity: unknown): ListingsFeedMessage => ({
  messageId,
  sku,
  operationType: "PATCH",
  productType: "PRODUCT",
  patches: [
    {
      op: "merge",
      path: "/attributes/fulfillment_availability",
      value: [{ fulfillment_channel_code: "DEFAULT", quantity }],
    },
  ],
})

const submission = (messages: ListingsFeedMessage[]) => ({
  feedType: "JSON_LISTINGS_FEED",
  marketplaceIds: [DE],
  contentType: LISTINGS_FEED_CONTENT_TYPE,
  content: listingsFeed({ sellerId: EU_SELLER }, () => messages),
})

const fault = (operation: string, kind: string, count = 1) =>
  stage.control("POST", "/faults", { operation, kind, count })

describe("a listings feed", () => {
  it("is uploaded, processed and reported message by message", async () => {
    const messages = [patch(1, SKU, 41), patch(2, "NO-SUCH-SKU-ü", 1)]
    const { feedId } = await stage.documents.feeds.submit(submission(messages))
    const feed = await finishedFeed(feedId)
    assert.equal(feedProgress(feed, NOW).state, "done")
    const report = await stage.documents.feeds.readListingsReport(feed)
    assert.equal(report.feedId, feedId)
    const verdict = judgeListingsFeed(report, messages)
    assert.equal(verdict.isComplete, true)
    assert.deepEqual([...verdict.refused], [2])
    stage.advance(60)
    const listing = await stage.control<{ quantity: number }>("GET", `/listings/EU/${SKU}`)
    assert.equal(listing.quantity, 41)
  })

  it("of 25,000 messages is streamed", async () => {
    const many = Array.from({ length: 25_000 }, (_, at) => patch(at + 1, `NONE-${at}`, 1))
    const { feedId } = await stage.documents.feeds.submit(submission(many))
    const report = await stage.documents.feeds.readListingsReport(await finishedFeed(feedId))
    assert.equal(report.summary.messagesProcessed, 25_000)
    assert.equal(judgeListingsFeed(report, many).isComplete, true)
  })

  it("survives a storage that breaks, is overloaded, or has let the address expire", async () => {
    for (const kind of ["503", "500", "reset_before", "reset_after", "expired_url"]) {
      await fault("uploadDocument", kind)
      const { feedId } = await stage.documents.feeds.submit(submission([patch(1, SKU, 7)]))
      for (const broken of [kind, "truncated_body"]) {
        await fault("downloadDocument", broken)
      }
      const feed = await finishedFeed(feedId)
      const report = await stage.documents.feeds.readListingsReport(feed)
      assert.equal(report.summary.messagesAccepted, 1, kind)
    }
  })

  it("whose answer was lost was created once, and is found", async () => {
    await fault("createFeed", "reset_after")
    const error = await stage.documents.feeds.submit(submission([patch(1, SKU, 3)])).then(
      () => null,
      (reason: unknown) => reason
    )
    assert.ok(error instanceof AmazonApiError)
    assert.equal(error.retryable, false)
    assert.equal(isOutcomeUnknown(error), true)
    const wanted = { feedType: "JSON_LISTINGS_FEED", marketplaceIds: [DE] }
    const found = await stage.documents.feeds.findSubmitted(wanted, new Date(NOW.getTime() - 1000))
    assert.equal(found.length, 1)
    assert.equal(feedProgress(await finishedFeed(found[0].feedId), NOW).state, "done")
  })
})

describe("a report", () => {
  const titles = async (report: Report, column = "item-name") => {
    const names: string[] = []
    for await (const row of (await stage.documents.reports.open(report)).rows([column])) {
      names.push(row.value(column) ?? "")
    }
    return names
  }

  it("is read the same in every charset that Amazon writes", async () => {
    const expected = await titles(await finishedReport(LISTINGS))
    assert.ok(expected.length > 3)
    const { charsets } = await stage.control<{ charsets: string[] }>("GET", "/report-formats")
    for (const charset of charsets.filter((name) => !/jis|31j/i.test(name))) {
      for (const more of [{}, { gzip: false }, { bom: /utf-?8/i.test(charset) }]) {
        await stage.control("POST", "/report-formats", { reportType: LISTINGS, charset, ...more })
        assert.deepEqual(await titles(await finishedReport(LISTINGS)), expected, charset)
      }
    }
  })

  it("of Japan is read in Shift_JIS, named or not", async () => {
    await stage.stop()
    stage = await openStage("FE")
    await stage.control("POST", "/orders", { seller: "FE", country: "JP", count: 3 })
    const format = { reportType: UNSHIPPED }
    await stage.control("POST", "/report-formats", { ...format, charset: "UTF-8" })
    const expected = await titles(await finishedReport(UNSHIPPED, JP), "recipient-name")
    assert.match(expected.join(), /[\u3040-\u30ff\u4e00-\u9fff]/)
    for (const namesCharset of [true, false]) {
      const more = { charset: "Shift_JIS", namesCharset }
      await stage.control("POST", "/report-formats", { ...format, ...more })
      const report = await finishedReport(UNSHIPPED, JP)
      assert.deepEqual(await titles(report, "recipient-name"), expected)
    }
  })

  it("with personal data is refused without a Restricted Data Token, and read with one", async () => {
    await stage.control("POST", "/orders", { seller: "EU", country: "DE", count: 3 })
    const report = await finishedReport(UNSHIPPED)
    const plain = stage.client.reports.getReportDocument(report.reportDocumentId ?? "")
    await assert.rejects(plain, (error: AmazonApiError) => error.kind === "access_denied")
    const names = await titles(report, "recipient-name")
    assert.ok(names.length >= 3)
    assert.ok(names.every((name) => name !== ""))
  })

  it("of many rows comes whole through broken connections", async () => {
    await stage.control("POST", "/report-rows", { reportType: LISTINGS, rows: 20_000 })
    const report = await finishedReport(LISTINGS)
    await fault("downloadDocument", "truncated_body", 2)
    const skus = await titles(report, "seller-sku")
    assert.equal(skus.length, 20_000)
    assert.equal(new Set(skus).size, 20_000)
  })

  it("that was asked for once although the answer was lost", async () => {
    await fault("createReport", "reset_after")
    const { reportId } = await stage.documents.reports.request({
      ...{ reportType: LISTINGS, marketplaceIds: [DE] },
    })
    const { reports } = await stage.control<{ reports: { reportId: string }[] }>("GET", "/reports")
    assert.deepEqual(
      reports.map((one) => one.reportId),
      [reportId]
    )
  })
})
