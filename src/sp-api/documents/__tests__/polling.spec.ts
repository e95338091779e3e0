import fc from "fast-check"
import type { Feed, Report } from "../../types"
import { feedProgress, isFinished, nextPollAt, reportProgress } from "../polling"

const created = Date.UTC(2026, 10, 21, 8)
const at = (seconds: number) => new Date(created + seconds * 1000)
const feed = (part: Partial<Feed>): Feed => ({
  feedId: "1",
  feedType: "JSON_LISTINGS_FEED",
  createdTime: at(0).toISOString(),
  processingStatus: "IN_QUEUE",
  ...part,
})
const report = (part: Partial<Report>): Report => ({
  reportId: "1",
  reportType: "GET_X",
  createdTime: at(0).toISOString(),
  processingStatus: "IN_PROGRESS",
  ...part,
})

it("tells the states apart", () => {
  expect(
    feedProgress(feed({ processingStatus: "DONE", resultFeedDocumentId: "r" }), at(60))
  ).toEqual({ state: "done", documentId: "r" })
  expect(reportProgress(report({ processingStatus: "CANCELLED" }), at(60))).toEqual({
    state: "cancelled",
  })
  expect(
    reportProgress(report({ processingStatus: "FATAL", reportDocumentId: "why" }), at(60))
  ).toEqual({ state: "failed", documentId: "why" })
  expect(feedProgress(feed({}), at(60))).toMatchObject({ state: "running", isOverdue: false })
  expect(feedProgress(feed({ processingStatus: "NEW_STATE" }), at(9 * 3600))).toMatchObject({
    state: "running",
    isOverdue: true,
  })
  expect(isFinished("IN_PROGRESS")).toBe(false)
})

it("polls after 15 seconds at first, later after a tenth of the age, at most 10 minutes", () => {
  const wait = (age: number) =>
    nextPollAt(at(0).toISOString(), at(age)).getTime() - at(age).getTime()
  expect([0, 60, 600, 3600, 8 * 3600].map(wait)).toEqual([15_000, 15_000, 60_000, 360_000, 600_000])
})

it("polls neither hotly nor never, whatever the clocks say", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.string()
      ),
      (createdTime) => {
        const wait = nextPollAt(createdTime, at(0)).getTime() - at(0).getTime()
        expect(wait).toBeGreaterThanOrEqual(15_000)
        expect(wait).toBeLessThanOrEqual(600_000)
      }
    )
  ))

it("needs about 90 polls in the longest day", () => {
  let now = at(0)
  let polls = 0
  while (now < at(8 * 3600)) {
    now = nextPollAt(at(0).toISOString(), now)
    polls++
  }
  expect(polls).toBeLessThan(100)
})
