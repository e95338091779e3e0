import type { CallReport } from ".."
import { failure, html, json, throttled } from "./helpers/scripted-amazon"
import { failureOf, useScriptedAmazon } from "./helpers/setup"

describe("errors", () => {
  const test_ = useScriptedAmazon()

  it.each([
    [400, "InvalidInput", "invalid_input"],
    [413, "RequestTooLarge", "invalid_input"],
    [403, "Unauthorized", "access_denied"],
    [404, "NotFound", "not_found"],
    [409, "Conflict", "conflict"],
  ])("does not repeat HTTP %i", async (status, code, kind) => {
    test_.amazon.api = [failure(status, code, "Some reason", "Some details")]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({
      ...{ operation: "getOrder", status, code, kind, retryable: false },
      details: "Some details",
      requestId: "request-1",
      errors: [{ code, message: "Some reason", details: "Some details" }],
    })
    expect(error.message).toBe(
      `Amazon getOrder: HTTP ${status} ${code} – Some reason – Some details`
    )
    expect(test_.amazon.calls).toHaveLength(1)
  })

  it("reads a bare list of errors, as Listings Restrictions answers", async () => {
    test_.amazon.api = [json(400, [{ code: "BAD_REQUEST", message: "Invalid 'asin' provided." }])]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({ status: 400, code: "BAD_REQUEST", details: null })
  })

  it("removes tokens, secrets and e-mail addresses from Amazon's text", async () => {
    const text =
      "token Atza|IwEBI-abc_1 of Atzr|xyz (Atz.sprdt|0123-x) for jan.tulp@example.nl, amzn1.oa2-cs.v1.0123 refused"
    test_.amazon.api = [failure(400, "InvalidInput", text, text)]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    const all = `${error.message} ${error.stack} ${JSON.stringify(error)}`
    expect(all).not.toMatch(/Iw?EBI|xyz|example\.nl|0123/)
    expect(all).toContain("refused")
  })

  it("cuts long texts", async () => {
    test_.amazon.api = [failure(400, "InvalidInput", "x".repeat(10_000))]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error.message.length).toBeLessThan(700)
  })

  it("takes a redirect for no success", async () => {
    test_.amazon.api = [json(302, {}, { location: "https://example.com" })]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({ kind: "unexpected_answer", status: 302, retryable: false })
  })

  it("reports every attempt, without anything secret", async () => {
    const reports: CallReport[] = []
    test_.amazon.api = [
      throttled({ "x-amzn-requestid": "r-1" }),
      html(502),
      json(200, { order: { orderId: "1" } }, { "x-amzn-requestid": "r-3" }),
    ]
    const onCall = (report: CallReport) => reports.push(report)
    await test_.client({ onCall, maxWaitMs: 600_000 }).orders.getOrder("1")
    expect(reports.map((report) => [report.operation, report.status, report.attempt])).toEqual([
      ["refreshAccessToken", 200, 1],
      ["getOrder", 429, 1],
      ["getOrder", 502, 2],
      ["getOrder", 200, 3],
    ])
    expect(reports.map((report) => report.requestId)).toEqual([null, "r-1", null, "r-3"])
    expect(reports.map((report) => report.kind)).toEqual([null, "throttled", "server", null])
    expect(reports.map((report) => report.account)).toEqual(Array(4).fill("acc_1"))
    expect(reports[3].waitedMs).toBeGreaterThan(reports[1].waitedMs)
    const paused = reports.slice(1).reduce((sum, { pausedMs }) => sum + pausedMs, 0)
    expect(paused).toBe(reports[3].waitedMs)
    expect(JSON.stringify(reports)).not.toMatch(/Atz|secret/)
  })
})
