import { CircuitBreaker } from "../circuit-breaker"
import * as answers from "./helpers/scripted-amazon"
import { account, failureOf, useScriptedAmazon } from "./helpers/setup"

const fail = (breaker: CircuitBreaker, times: number, now = 0) => {
  for (let time = 0; time < times; time++) {
    breaker.failed("HTTP 503", now)
  }
}

describe("circuit breaker", () => {
  it("opens after ten failures in a row, not after nine and a success", () => {
    const breaker = new CircuitBreaker()
    fail(breaker, 9)
    breaker.succeeded()
    fail(breaker, 9)
    expect(breaker.waitMs(0)).toBe(0)
    fail(breaker, 1)
    expect(breaker.waitMs(0)).toBe(1000)
    expect(breaker.reason).toContain("HTTP 503")
  })

  it("lets one call probe, doubles the pause up to four seconds, and closes by an answer", () => {
    const breaker = new CircuitBreaker()
    fail(breaker, 10)
    let now = 0
    for (const pause of [1000, 2000, 4000, 4000, 4000]) {
      expect(breaker.enter(now)).toBe(pause)
      now += pause
      expect(breaker.enter(now)).toBe(0)
      expect(breaker.enter(now)).toBeGreaterThan(0)
      fail(breaker, 1, now)
    }
    now += 4000
    expect(breaker.enter(now)).toBe(0)
    breaker.succeeded()
    expect([breaker.enter(now), breaker.enter(now)]).toEqual([0, 0])
    fail(breaker, 10, now)
    expect(breaker.waitMs(now)).toBe(1000)
  })

  it("does not wait longer for what was sent before it opened", () => {
    const breaker = new CircuitBreaker()
    fail(breaker, 10)
    fail(breaker, 20, 500)
    expect(breaker.waitMs(500)).toBe(500)
  })

  it("lets those who wait see soon that the probe was answered", () => {
    const breaker = new CircuitBreaker()
    fail(breaker, 10)
    expect(breaker.enter(1000)).toBe(0)
    expect(breaker.enter(1000)).toBe(200)
    breaker.succeeded()
    expect(breaker.enter(1200)).toBe(0)
  })

  it("sends another probe when one is never answered", () => {
    const breaker = new CircuitBreaker()
    fail(breaker, 10)
    expect(breaker.enter(1000)).toBe(0)
    expect(breaker.enter(1999)).toBe(1)
    expect(breaker.enter(2000)).toBe(0)
  })
})

describe("calls during an outage", () => {
  const test_ = useScriptedAmazon()
  const found = answers.json(200, { order: { orderId: "1" } })

  it("stop hammering, and tell when to come back", async () => {
    test_.amazon.api = [answers.html(503)]
    const sp = test_.sp({ maxWaitMs: 0 })
    const { orders } = sp.client(account)
    for (let call = 0; call < 10; call++) {
      expect(await failureOf(orders.getOrder("1"))).toMatchObject({ kind: "server", status: 503 })
    }
    for (let call = 0; call < 50; call++) {
      const urgent = { urgent: call % 2 === 0 }
      const error = await failureOf(orders.getOrder("1", undefined, urgent))
      expect(error).toMatchObject({ kind: "unreachable", retryable: true, retryAfterMs: 1000 })
      expect(error.message).toMatch(/^Amazon getOrder: HTTP 503; Amazon is unreachable/)
    }
    expect(test_.amazon.calls).toHaveLength(10)
    // Another region is another host.
    await failureOf(sp.client({ ...account, region: "na" }).orders.getOrder("1"))
    expect(test_.amazon.calls).toHaveLength(11)
  })

  it("wait for the next probe within their budget, and go on when Amazon is back", async () => {
    test_.amazon.api = [answers.reset]
    const sp = test_.sp({ maxWaitMs: 0 })
    for (let call = 0; call < 10; call++) {
      await failureOf(sp.client(account).orders.getOrder("1"))
    }
    test_.amazon.api = [found]
    const { orders } = sp.client(account)
    await orders.getOrder("1", undefined, { maxWaitMs: 5_000 })
    expect(test_.clock.sleeps).toEqual([1000])
    await orders.getOrder("1")
    expect(test_.amazon.calls).toHaveLength(12)
  })

  it("tell of those not sent whether an attempt before may have been executed", async () => {
    test_.amazon.api = [answers.reset]
    const { orders } = test_.client({ maxWaitMs: 700, random: () => 0 })
    for (let call = 0; call < 4; call++) {
      const error = await failureOf(orders.getOrder("1"))
      expect(error).toMatchObject({ kind: "network", retryAfterMs: 500 })
    }
    // The tenth failure is the first attempt of this call.
    expect(test_.amazon.calls).toHaveLength(8)
    await failureOf(orders.getOrder("1", undefined, { maxWaitMs: 0 }))
    const sent = await failureOf(orders.getOrder("1"))
    expect(sent).toMatchObject({ kind: "unreachable", earlierUnknown: true })
    const unsent = await failureOf(orders.getOrder("1", undefined, { maxWaitMs: 0 }))
    expect(unsent).toMatchObject({ kind: "unreachable", earlierUnknown: false })
    expect(test_.amazon.calls).toHaveLength(10)
  })

  it("wait longer for the answer to a probe than for the probe", async () => {
    test_.amazon.api = [answers.html(503)]
    const sp = test_.sp({ maxWaitMs: 0 })
    const ask = (maxWaitMs: number) =>
      sp.client(account).orders.getOrder("1", undefined, { maxWaitMs })
    for (let call = 0; call < 10; call++) {
      await failureOf(ask(0))
    }
    let answer = () => undefined as unknown
    const probed = new Promise<void>((resolve) => {
      test_.amazon.api = [
        (response, request) => {
          answer = () => found(response, request)
          test_.amazon.api = [found]
          resolve()
        },
      ]
    })
    const probe = ask(1_000)
    await probed
    // Virtual time passes as fast as the client sleeps.
    expect(await failureOf(ask(300))).toMatchObject({ kind: "unreachable" })
    expect(test_.clock.sleeps.filter((ms) => ms === 200)).toHaveLength(3)
    answer()
    await probe
    await ask(0)
  })

  it.each([
    ["400", answers.failure(400, "InvalidInput", "no")],
    ["403", answers.failure(403, "Unauthorized", "no")],
    ["404", answers.failure(404, "NotFound", "no")],
    ["408", answers.failure(408, "RequestTimeout", "no")],
    ["429", answers.throttled({ "retry-after": "0" })],
    ["HTML success", answers.html(200)],
  ])("are none when Amazon answers: %s", async (_, answer) => {
    test_.amazon.api = [answer]
    const { orders } = test_.client({ maxWaitMs: 0 })
    for (let call = 0; call < 15; call++) {
      test_.clock.advance(600_000)
      const error = await failureOf(orders.getOrder("1"))
      expect(error.kind).not.toBe("unreachable")
    }
    expect(test_.amazon.calls.length).toBeGreaterThan(10)
  })
})
