import fc from "fast-check"
import { AmazonApiError } from "../../errors"
import {
  LISTINGS_FEED_MAX_MESSAGES,
  listingsFeed,
  type ListingsFeedMessage,
} from "../listings-feed"
import { judgeListingsFeed, parseListingsFeedReport } from "../processing-report"
import { collect } from "./chunks"

const header = { sellerId: "A1SELLER", issueLocale: "de_DE" }

const message = (messageId: number, sku = `MUG-${messageId}`): ListingsFeedMessage => ({
  messageId,
  sku,
  operationType: "PATCH",
  productType: "PRODUCT",
  patches: [{ op: "replace", path: "/attributes/x", value: [{ title: "Größe “M”" }] }],
})

const anyMessages = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.string({ minLength: 1 })), {
    minLength: 1,
    selector: ([id]) => id,
  })
  .map((all) => all.map(([id, sku]) => message(id, sku)))

describe("content of a listings feed", () => {
  it("is the JSON of header and messages, in every pass", () =>
    fc.assert(
      fc.asyncProperty(anyMessages, async (messages) => {
        const content = listingsFeed(header, () => messages)
        const expected = { header: { ...header, version: "2.0" }, messages }
        for (const _pass of [1, 2]) {
          expect(JSON.parse((await collect(content())).join(""))).toEqual(
            JSON.parse(JSON.stringify(expected))
          )
        }
      })
    ))

  it("is made as it is read, of an async iterable", async () => {
    let made = 0
    async function* messages() {
      while (made < 10_000) yield message(++made)
    }
    let largest = 0
    let ahead = 0
    for await (const piece of listingsFeed(header, messages)()) {
      largest = Math.max(largest, piece.length)
      ahead = ahead || made
    }
    expect(made).toBe(10_000)
    // The first piece is there after a few hundred messages, and none is much longer than 64 KiB.
    expect(ahead).toBeLessThan(1_000)
    expect(largest).toBeLessThan(80 * 1024)
  })

  it.each<[string, string, Iterable<ListingsFeedMessage>]>([
    ["an id twice", "messageId 1", [message(1), message(1, "CUP")]],
    ["an id below 1", "messageId 0", [message(0)]],
    ["no SKU", "message 1 has no sku", [message(1, "")]],
    ["no message", "at least one", []],
    [
      "too many messages",
      "25000",
      (function* () {
        for (let id = 1; id <= LISTINGS_FEED_MAX_MESSAGES + 1; id++) yield message(id)
      })(),
    ],
  ])("cannot be made with %s", async (_case, text, messages) => {
    const failure = await collect(listingsFeed(header, () => messages)()).catch((error) => error)
    expect(failure).toBeInstanceOf(AmazonApiError)
    expect(failure).toMatchObject({ kind: "invalid_input" })
    expect(failure.message).toContain(text)
  })
})

describe("processing report", () => {
  // Amazon's published example, shortened.
  const example = {
    header: { sellerId: "AXXXXXXXXXXXX", version: "2.0", feedId: "1234567890" },
    issues: [
      { messageId: 4, sku: "B", code: "90220", severity: "ERROR", message: "required" },
      { messageId: 4, sku: "B", code: "90221", severity: "ERROR", message: "required too" },
      { sku: "C", code: "99022", severity: "ERROR", message: "few", attributeName: "price" },
      { messageId: 1, sku: "A", severity: "WARNING", message: "careful" },
      { severity: "INFO", message: "about the feed" },
    ],
    summary: {
      ...{ errors: 3, warnings: 1, messagesProcessed: 3, messagesAccepted: 1, messagesInvalid: 2 },
      itemSummary: { items: 2, errors: 0, warnings: 2 },
    },
  }
  const sent = [
    { messageId: 1, sku: "A" },
    { messageId: 4, sku: "B" },
    { messageId: 5, sku: "C" },
  ]

  it("tells what became of each message, also by the SKU alone", () => {
    const report = parseListingsFeedReport(example)
    expect(report.feedId).toBe("1234567890")
    const verdict = judgeListingsFeed(report, sent)
    expect([...verdict.refused]).toEqual([4, 5])
    expect(verdict.byMessage.get(4)?.map(({ code }) => code)).toEqual(["90220", "90221"])
    expect(verdict.byMessage.get(1)).toHaveLength(1)
    expect(verdict.ofFeed.map(({ message: text }) => text)).toEqual(["about the feed"])
    expect(verdict.isComplete).toBe(true)
  })

  it("does not pretend that messages were accepted that it does not account for", () => {
    const report = parseListingsFeedReport({ ...example, issues: [] })
    expect(judgeListingsFeed(report, sent).isComplete).toBe(false)
    const all = parseListingsFeedReport(example)
    expect(judgeListingsFeed(all, [...sent, { messageId: 6, sku: "D" }]).isComplete).toBe(false)
  })

  it("does not ascribe an issue to one of two messages about a SKU", () => {
    const verdict = judgeListingsFeed(parseListingsFeedReport(example), [
      ...sent,
      { messageId: 6, sku: "C" },
    ])
    expect(verdict.ofFeed).toHaveLength(2)
  })

  it.each([null, [], "text", {}, { issues: [] }])("is not %j", (document) => {
    expect(() => parseListingsFeedReport(document)).toThrow(AmazonApiError)
  })

  it("keeps what it can of issues it does not understand", () => {
    const report = parseListingsFeedReport({ summary: {}, issues: [null, { severity: "NEW" }, 7] })
    expect(report.issues.map(({ severity }) => severity)).toEqual(["ERROR", "NEW", "ERROR"])
    expect(report.summary.messagesAccepted).toBe(0)
  })
})
