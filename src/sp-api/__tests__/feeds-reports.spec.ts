import * as answers from "./helpers/scripted-amazon"
import { DE, failureOf, useScriptedAmazon } from "./helpers/setup"

const test_ = useScriptedAmazon()
const feeds = () => test_.client().feeds
const reports = () => test_.client().reports
const sent = () => test_.amazon.calls.map(({ method, url, body }) => ({ method, url, body }))

const feed = {
  feedType: "JSON_LISTINGS_FEED",
  marketplaceIds: [DE],
  inputFeedDocumentId: "amzn1.tortuga.4.eu.d",
}
const created = "2026-11-21T08:00:00Z"

it("sends feeds as Amazon documents them", async () => {
  test_.amazon.api = [
    answers.json(201, { feedDocumentId: "d", url: "https://s3.test/d" }),
    answers.json(202, { feedId: "50001" }),
    answers.json(200, {
      feedId: "50001",
      feedType: feed.feedType,
      createdTime: created,
      processingStatus: "DONE",
      resultFeedDocumentId: "r",
    }),
    (response) => response.writeHead(200).end(),
    answers.json(200, {
      feedDocumentId: "r",
      url: "https://s3.test/r",
      compressionAlgorithm: "GZIP",
    }),
  ]
  const contentType = "application/json; charset=UTF-8"
  expect(await feeds().createFeedDocument(contentType)).toMatchObject({ feedDocumentId: "d" })
  expect(await feeds().createFeed(feed)).toEqual({ feedId: "50001" })
  expect(await feeds().getFeed("50001")).toMatchObject({ resultFeedDocumentId: "r" })
  await feeds().cancelFeed("50001")
  expect(await feeds().getFeedDocument("amzn1.tortuga.4.eu.r")).toMatchObject({
    compressionAlgorithm: "GZIP",
  })
  expect(sent()).toEqual([
    { method: "POST", url: "/feeds/2021-06-30/documents", body: JSON.stringify({ contentType }) },
    { method: "POST", url: "/feeds/2021-06-30/feeds", body: JSON.stringify(feed) },
    { method: "GET", url: "/feeds/2021-06-30/feeds/50001", body: "" },
    { method: "DELETE", url: "/feeds/2021-06-30/feeds/50001", body: "" },
    { method: "GET", url: "/feeds/2021-06-30/documents/amzn1.tortuga.4.eu.r", body: "" },
  ])
})

it("sends reports and schedules as Amazon documents them", async () => {
  const specification = { reportType: "GET_MERCHANT_LISTINGS_ALL_DATA", marketplaceIds: [DE] }
  const schedule = { ...specification, period: "P1D" as const }
  test_.amazon.api = [
    answers.json(202, { reportId: "1" }),
    answers.json(200, { reportId: "1", processingStatus: "IN_QUEUE" }),
    (response) => response.writeHead(200).end(),
    answers.json(201, { reportScheduleId: "s" }),
    answers.json(200, { reportSchedules: [{ reportScheduleId: "s", ...schedule }] }),
    answers.json(200, { reportScheduleId: "s", ...schedule }),
    (response) => response.writeHead(200).end(),
  ]
  const dataStartTime = new Date(Date.UTC(2026, 10, 1))
  await reports().createReport({ ...specification, dataStartTime })
  await reports().getReport("1")
  await reports().cancelReport("1")
  await reports().createReportSchedule(schedule)
  expect(await reports().getReportSchedules([specification.reportType])).toHaveLength(1)
  expect(await reports().getReportSchedule("s")).toMatchObject({ period: "P1D" })
  await reports().cancelReportSchedule("s")
  expect(sent().map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /reports/2021-06-30/reports",
    "GET /reports/2021-06-30/reports/1",
    "DELETE /reports/2021-06-30/reports/1",
    "POST /reports/2021-06-30/schedules",
    "GET /reports/2021-06-30/schedules?reportTypes=GET_MERCHANT_LISTINGS_ALL_DATA",
    "GET /reports/2021-06-30/schedules/s",
    "DELETE /reports/2021-06-30/schedules/s",
  ])
  expect(JSON.parse(sent()[0].body)).toEqual({
    ...specification,
    dataStartTime: "2026-11-01T00:00:00.000Z",
  })
})

it("pages with the token alone, as Amazon refuses filters beside it", async () => {
  const page = (id: string, nextToken?: string) =>
    answers.json(200, { feeds: [{ feedId: id }], ...(nextToken ? { nextToken } : {}) })
  test_.amazon.api = [page("1", "a/b+c="), page("2", "next"), page("3")]
  const ids: string[] = []
  for await (const { feeds: found } of feeds().getFeedsPages({
    feedTypes: [feed.feedType],
    createdSince: new Date(Date.UTC(2026, 10, 1)),
    pageSize: 100,
  })) {
    ids.push(...found.map(({ feedId }) => feedId))
  }
  expect(ids).toEqual(["1", "2", "3"])
  const queries = sent().map(({ url }) =>
    Object.fromEntries(new URL(url, "http://amazon.test").searchParams)
  )
  expect(queries).toEqual([
    { feedTypes: feed.feedType, createdSince: "2026-11-01T00:00:00.000Z", pageSize: "100" },
    { nextToken: "a/b+c=" },
    { nextToken: "next" },
  ])
})

it.each([
  ["createFeed", () => feeds().createFeed(feed)],
  ["createReport", () => reports().createReport({ reportType: "GET_X", marketplaceIds: [DE] })],
])("does not send %s twice when its outcome is unknown", async (_name, call) => {
  for (const unknown of [answers.reset, answers.cut, answers.html(500), answers.html(503)]) {
    test_.amazon.calls.length = 0
    test_.amazon.api = [unknown]
    expect((await failureOf(call())).retryable).toBe(false)
    expect(test_.amazon.calls).toHaveLength(1)
  }
})

it.each<[string, string, () => Promise<unknown>]>([
  ["no marketplace", "marketplaceIds", () => feeds().createFeed({ ...feed, marketplaceIds: [] })],
  [
    "26 marketplaces",
    "marketplaceIds has 26 values",
    () => feeds().createFeed({ ...feed, marketplaceIds: Array<string>(26).fill(DE) }),
  ],
  [
    "no document",
    "inputFeedDocumentId",
    () => feeds().createFeed({ ...feed, inputFeedDocumentId: "" }),
  ],
  ["no content type", "contentType", () => feeds().createFeedDocument("")],
  ["a search without types", "feedTypes", () => feeds().getFeeds({})],
  [
    "a page that is too large",
    "pageSize",
    () => reports().getReports({ reportTypes: ["A"], pageSize: 101 }),
  ],
  [
    "11 types",
    "reportTypes has 11",
    () => reports().getReportSchedules(Array<string>(11).fill("A")),
  ],
  [
    "a date that is none",
    "dataEndTime",
    () =>
      reports().createReport({
        ...{ reportType: "A", marketplaceIds: [DE] },
        dataEndTime: new Date("x"),
      }),
  ],
])("refuses %s before anything is sent", async (_case, message, call) => {
  const error = await failureOf(call())
  expect(error.kind).toBe("invalid_input")
  expect(error.message).toContain(message)
  expect(test_.amazon.calls).toHaveLength(0)
})
