import { gzipSync } from "node:zlib"
import * as answers from "../../__tests__/helpers/scripted-amazon"
import { DE, failureOf, useScriptedAmazon } from "../../__tests__/helpers/setup"
import type { Feed, Report } from "../../types"
import { documentsOf, LISTINGS_FEED_CONTENT_TYPE, listingsFeed } from ".."
import { collect } from "./chunks"
import { stored, useStorage } from "./storage"

const amazon = useScriptedAmazon()
const storage = useStorage()
const documents = () => documentsOf(amazon.client(), { clock: amazon.clock, random: () => 0.5 })
const paths = () => amazon.amazon.calls.map(({ method, url }) => `${method} ${url.split("?")[0]}`)

const createdTime = new Date(Date.UTC(2026, 10, 21)).toISOString()
const feed: Feed = {
  feedId: "50001",
  feedType: "JSON_LISTINGS_FEED",
  marketplaceIds: [DE],
  createdTime,
  processingStatus: "DONE",
  resultFeedDocumentId: "result",
}
const report: Report = {
  reportId: "70001",
  reportType: "GET_MERCHANT_LISTINGS_ALL_DATA",
  marketplaceIds: [DE],
  createdTime,
  processingStatus: "DONE",
  reportDocumentId: "amzn1.spdoc.1",
}
const message = { messageId: 1, sku: "MUG", operationType: "DELETE" as const }
const submission = {
  feedType: "JSON_LISTINGS_FEED",
  marketplaceIds: [DE],
  contentType: LISTINGS_FEED_CONTENT_TYPE,
  content: listingsFeed({ sellerId: "A1" }, () => [message]),
}
const uploadAt = () =>
  answers.json(201, { feedDocumentId: "input", url: `${storage.current.url}/upload` })

describe("feeds", () => {
  it("are uploaded with the content type that was promised, then created", async () => {
    storage.current.answers = [(response) => response.writeHead(200).end()]
    amazon.amazon.api = [uploadAt(), answers.json(202, { feedId: "50001" })]
    expect(await documents().feeds.submit(submission)).toEqual({
      feedId: "50001",
      feedDocumentId: "input",
    })
    const [put] = storage.current.requests
    const [create, created] = amazon.amazon.calls.map(({ body }) => JSON.parse(body))
    expect(put.headers["content-type"]).toBe(create.contentType)
    expect(JSON.parse(put.body.toString())).toEqual({
      header: { sellerId: "A1", version: "2.0" },
      messages: [message],
    })
    expect(created).toEqual({
      feedType: "JSON_LISTINGS_FEED",
      marketplaceIds: [DE],
      inputFeedDocumentId: "input",
    })
  })

  it("of unknown outcome are not created again, but can be looked for", async () => {
    storage.current.answers = [(response) => response.writeHead(200).end()]
    const other = { ...feed, feedId: "50000", marketplaceIds: ["A1805IZSGTT6HS"] }
    const later = { ...feed, feedId: "50002", createdTime: "2026-11-21T09:00:00Z" }
    amazon.amazon.api = [
      uploadAt(),
      answers.reset,
      answers.json(200, { feeds: [other, feed, later] }),
    ]
    expect(await failureOf(documents().feeds.submit(submission))).toMatchObject({
      kind: "network",
      retryable: false,
    })
    const since = new Date(Date.UTC(2026, 10, 21))
    const found = await documents().feeds.findSubmitted(submission, since)
    expect(found.map(({ feedId }) => feedId)).toEqual(["50002", "50001"])
    expect(paths().filter((path) => path === "POST /feeds/2021-06-30/feeds")).toHaveLength(1)
  })

  it("have their processing report read", async () => {
    const summary = {
      ...{ errors: 0, warnings: 0 },
      ...{ messagesProcessed: 1, messagesAccepted: 1, messagesInvalid: 0 },
    }
    const result = { header: { feedId: "50001" }, issues: [], summary }
    storage.current.answers = [stored(gzipSync(JSON.stringify(result)))]
    amazon.amazon.api = [
      answers.json(200, {
        ...{ feedDocumentId: "result", url: `${storage.current.url}/result` },
        compressionAlgorithm: "GZIP",
      }),
    ]
    expect(await documents().feeds.readListingsReport(feed)).toMatchObject({
      feedId: "50001",
      summary,
    })
  })

  it("without a result are said to have none", async () => {
    const running = { ...feed, processingStatus: "IN_QUEUE", resultFeedDocumentId: undefined }
    const error = await failureOf(documents().feeds.openResult(running))
    expect(error.kind).toBe("invalid_input")
    expect(amazon.amazon.calls).toHaveLength(0)
  })
})

describe("reports", () => {
  const specification = { reportType: report.reportType, marketplaceIds: [DE] }

  it("are found again when the answer to the request was lost", async () => {
    amazon.amazon.api = [
      answers.cut,
      answers.json(200, { reports: [{ ...report, marketplaceIds: ["X"], reportId: "1" }, report] }),
    ]
    expect(await documents().reports.request(specification)).toEqual({ reportId: "70001" })
    expect(paths()).toEqual(["POST /reports/2021-06-30/reports", "GET /reports/2021-06-30/reports"])
  })

  it("are not asked for twice when there is none", async () => {
    amazon.amazon.api = [answers.reset, answers.json(200, { reports: [] })]
    expect((await failureOf(documents().reports.request(specification))).kind).toBe("network")
    expect(paths().filter((path) => path.startsWith("POST"))).toHaveLength(1)
  })

  it("that Amazon refuses are not looked for", async () => {
    amazon.amazon.api = [answers.failure(400, "InvalidInput", "no such type")]
    const error = await failureOf(documents().reports.request(specification))
    expect(error.kind).toBe("invalid_input")
    expect(paths()).toHaveLength(1)
  })

  it("are read row by row in their charset, also Japan's without a declared one", async () => {
    const bytes = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea])
    storage.current.answers = [
      stored(gzipSync(Buffer.concat([Buffer.from("sku\ttitle\r\nMUG\t"), bytes])), {
        "content-type": "text/plain",
      }),
    ]
    amazon.amazon.api = [
      answers.json(200, {
        ...{ reportDocumentId: report.reportDocumentId, url: `${storage.current.url}/report` },
        compressionAlgorithm: "GZIP",
      }),
    ]
    const document = await documents().reports.open({
      ...report,
      marketplaceIds: ["A1VC38T7YXB528"],
    })
    const rows = await collect(document.rows(["sku"]))
    expect(rows.map((row) => row.value("title"))).toEqual(["日本語"])
    expect(paths()).toEqual(["GET /reports/2021-06-30/documents/amzn1.spdoc.1"])
  })

  it("with personal data go by a Restricted Data Token for their very document", async () => {
    storage.current.answers = [stored(Buffer.from("order-id\n1\n"))]
    amazon.amazon.api = [
      answers.json(200, { restrictedDataToken: "Atz.sprdt|restricted", expiresIn: 3600 }),
      answers.json(200, { reportDocumentId: "d", url: `${storage.current.url}/report` }),
    ]
    const document = await documents().reports.open({
      ...report,
      reportType: "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING",
    })
    expect(await collect(document.rows())).toHaveLength(1)
    const [asked, fetched] = amazon.amazon.calls
    expect(JSON.parse(asked.body)).toMatchObject({
      restrictedResources: [{ method: "GET", path: "/reports/2021-06-30/documents/amzn1.spdoc.1" }],
    })
    expect(fetched.headers["x-amz-access-token"]).toBe("Atz.sprdt|restricted")
  })
})
