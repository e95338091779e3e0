import { AmazonApiError, InMemoryRateLimiter } from ".."
import { failureOf, account, useScriptedAmazon } from "./helpers/setup"
import { html, json, throttled } from "./helpers/scripted-amazon"

const found = json(200, { order: { orderId: "1" } })
const since = { lastUpdatedAfter: "2026-11-01T00:00:00Z" }

describe("throttling", () => {
  const test_ = useScriptedAmazon()

  it("lets searchOrders' burst through, then one call per 179 seconds", async () => {
    test_.amazon.api = [json(200, { orders: [] })]
    const { orders } = test_.client()
    for (let call = 0; call < 19; call++) {
      await orders.searchOrders(since)
    }
    expect(test_.clock.sleeps).toEqual([])
    // The last of the burst only once the first has surely arrived.
    await orders.searchOrders(since)
    expect(test_.clock.sleeps).toEqual([Math.ceil(500 / 0.98)])
    const error = await failureOf(orders.searchOrders(since))
    expect(error).toMatchObject({ kind: "throttled", retryable: true, status: null })
    expect(error.retryAfterMs).toBeCloseTo(1000 / 0.0056 / 0.98, -1)
    expect(test_.amazon.calls).toHaveLength(20)

    test_.clock.advance(error.retryAfterMs ?? 0)
    await orders.searchOrders(since)
    await orders.searchOrders(since, { maxWaitMs: 190_000 })
    expect(test_.clock.sleeps[1]).toBeCloseTo(1000 / 0.0056 / 0.98, -1)
    expect(test_.amazon.calls).toHaveLength(22)
  })

  it("counts each account and each operation for itself", async () => {
    test_.amazon.api = [json(200, { orders: [], order: { orderId: "1" } })]
    const sp = test_.sp()
    const first = sp.client(account).orders
    for (let call = 0; call < 19; call++) {
      await first.searchOrders(since)
    }
    await first.getOrder("1")
    await sp.client({ ...account, key: "acc_2" }).orders.searchOrders(since)
    expect(test_.clock.sleeps).toEqual([])
  })

  it("keeps a part of the burst for urgent calls", async () => {
    test_.amazon.api = [found]
    const { orders } = test_.client({ maxWaitMs: 0 })
    const callUntilRefused = async (urgent: boolean) => {
      for (let calls = 0; ; calls++) {
        const refused = await orders
          .getOrder("1", undefined, { urgent })
          .catch((error: unknown) => error)
        if (refused instanceof AmazonApiError && refused.kind === "throttled") return calls
        if (refused instanceof Error) throw refused
      }
    }
    // A fifth of the 30 of getOrder.
    expect(await callUntilRefused(false)).toBe(23)
    expect(await callUntilRefused(true)).toBe(6)
    expect(test_.amazon.calls).toHaveLength(29)
  })

  it("tells how long until a call's turn, and takes nothing", async () => {
    test_.amazon.api = [json(200, { orders: [] })]
    const { orders, limits } = test_.client()
    for (let call = 0; call < 20; call++) {
      expect(await limits.waitMs("searchOrders")).toBeLessThan(520)
      await orders.searchOrders(since)
    }
    const waitMs = await limits.waitMs("searchOrders")
    expect(waitMs).toBeGreaterThan(180_000)
    expect(await limits.waitMs("searchOrders")).toBe(waitMs)
    test_.clock.advance(waitMs)
    expect(await limits.waitMs("searchOrders", { urgent: true })).toBe(0)
    await orders.searchOrders(since)
  })

  it("backs off after a 429: one token's time, doubled, a little longer", async () => {
    test_.amazon.api = [throttled(), throttled(), found]
    await test_.client({ maxWaitMs: 60_000 }).orders.getOrder("1")
    // getOrder: 2 s per token; × 1.125 by the test's random number.
    expect(test_.clock.sleeps[0]).toBeGreaterThanOrEqual(2250)
    expect(test_.clock.sleeps[1]).toBeGreaterThanOrEqual(4500)
    expect(test_.amazon.calls).toHaveLength(3)
  })

  it("honours Retry-After, in seconds and as a date", async () => {
    const date = new Date(test_.clock.now().getTime() + 60_000).toUTCString()
    test_.amazon.api = [throttled({ "retry-after": "7" }), found]
    await test_.client({ maxWaitMs: 60_000 }).orders.getOrder("1")
    expect(test_.clock.sleeps).toEqual([7000])
    test_.amazon.api = [throttled({ "retry-after": date })]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({ kind: "throttled", status: 429, code: "QuotaExceeded" })
    expect(error.retryAfterMs).toBe(53_000)
  })

  it.each([
    ["none at all", "0", 200],
    ["beyond reason", "99999999", 3_600_000],
    ["a date long past", "Mon, 02 Nov 2020 08:00:00 GMT", 200],
  ])("does not believe a Retry-After of %s", async (_, header, pauseMs) => {
    test_.amazon.api = [throttled({ "retry-after": header })]
    const error = await failureOf(test_.client({ maxAttempts: 1 }).orders.getOrder("1"))
    expect(error.retryAfterMs).toBe(pauseMs)
  })

  it("gives up after the last attempt and says when to come back", async () => {
    test_.amazon.api = [throttled()]
    const error = await failureOf(test_.client({ maxWaitMs: 1e6 }).orders.getOrder("1"))
    expect(error).toMatchObject({ kind: "throttled", status: 429 })
    expect(error.retryAfterMs).toBe(18_000)
    expect(test_.amazon.calls).toHaveLength(4)
  })

  it("holds back the other calls of the account after a 429", async () => {
    const rateLimiter = new InMemoryRateLimiter(test_.clock)
    test_.amazon.api = [throttled({ "retry-after": "90" }), found]
    await failureOf(test_.client({ rateLimiter }).orders.getOrder("1"))
    const other = test_.client({ rateLimiter })
    const normal = await failureOf(other.orders.getOrder("2"))
    const urgent = await failureOf(other.orders.getOrder("2", undefined, { urgent: true }))
    expect(urgent.retryAfterMs).toBe(90_000)
    // What is kept for urgent calls must be there again first: almost six tokens.
    expect(normal.retryAfterMs).toBeGreaterThan(90_000 + 5 * 2_000)
    expect(normal.retryAfterMs).toBeLessThan(90_000 + 6 * 2_000 * 1.4)
    expect(test_.amazon.calls).toHaveLength(1)
  })

  it("gives the answer though its rate cannot be stored, and tells the rate again", async () => {
    const rateLimiter = new InMemoryRateLimiter(test_.clock)
    const learn = jest
      .spyOn(rateLimiter, "learn")
      .mockRejectedValueOnce(new Error("the database is away"))
    const headers = { "x-amzn-ratelimit-limit": "0.1" }
    test_.amazon.api = [json(202, { reportId: "1" }, headers)]
    const { reports } = test_.client({ rateLimiter })
    const wanted = { reportType: "GET_FLAT_FILE_OPEN_LISTINGS_DATA", marketplaceIds: ["A1"] }
    expect(await reports.createReport(wanted)).toEqual({ reportId: "1" })
    expect(await reports.createReport(wanted)).toEqual({ reportId: "1" })
    expect(learn).toHaveBeenCalledTimes(2)
  })

  it("learns Amazon's rate up and down and tells the limiter only of changes", async () => {
    const rateLimiter = new InMemoryRateLimiter(test_.clock)
    const learn = jest.spyOn(rateLimiter, "learn")
    const at = (rate: string) => json(200, { orders: [] }, { "x-amzn-ratelimit-limit": rate })
    test_.amazon.api = [at("0.1"), at("0.1"), at("0.001")]
    const { orders } = test_.client({ rateLimiter })
    await orders.searchOrders(since)
    await orders.searchOrders(since)
    expect(learn.mock.calls.map((call) => call[2])).toEqual([0.1])
    for (let call = 2; call < 20; call++) {
      await orders.searchOrders(since)
    }
    expect(learn.mock.calls.map((call) => call[2])).toEqual([0.1, 0.001])
    const error = await failureOf(orders.searchOrders(since))
    expect(error.retryAfterMs).toBeCloseTo(1_000_000 / 0.98, -4)
  })

  it("scales limits for an emulator", async () => {
    test_.amazon.api = [json(200, { orders: [] })]
    const { orders } = test_.client({ rateScale: 1000 })
    for (let call = 0; call < 100; call++) {
      await orders.searchOrders(since)
    }
    expect(test_.clock.sleeps).toEqual([])
  })

  it("does not wait longer for a 5xx than the caller allows", async () => {
    test_.amazon.api = [
      (response, request) => {
        response.setHeader("retry-after", "30")
        html(503)(response, request)
      },
    ]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({ kind: "server", retryAfterMs: 30_000, retryable: true })
    expect(test_.clock.sleeps).toEqual([])
  })
})
