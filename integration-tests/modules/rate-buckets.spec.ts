import fc from "fast-check"
import { AmazonRateBuckets } from "../../src/modules/amazon/services/rate-buckets"
import {
  FULL_BUCKET,
  learnRate,
  penalize,
  RATE_MARGIN,
  takeFrom,
  waitOf,
  type BucketState,
  type UsagePlan,
} from "../../src/sp-api"
import { describeAmazonModule, sql } from "./helpers/amazon-module"

const START = Date.UTC(2026, 10, 21)

/** The real statements, at a time that the test sets. */
class BucketsAtATime extends AmazonRateBuckets {
  at(ms: number): this {
    this.clock = `to_timestamp(${ms} / 1000.0)`
    return this
  }
}

type Act =
  | { kind: "take" | "wait"; urgent: boolean }
  | { kind: "learn"; times: number }
  | { kind: "penalize"; ms: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("take" as const), urgent: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), urgent: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("learn" as const),
      times: fc.constantFrom(0.1, 0.5, 1, 3, 10),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("penalize" as const),
      ms: fc.constantFrom(200, 2_000, 60_000, 1e9),
    }),
  }
)

const plan: fc.Arbitrary<UsagePlan> = fc.record(
  {
    rate: fc.constantFrom(0.0056, 0.033, 0.5, 2, 5, 10, 5000),
    burst: fc.constantFrom(1, 2, 5, 20, 30, 5000),
    urgentShare: fc.constantFrom(0.2, 0.25),
  },
  { requiredKeys: ["rate", "burst"] }
)

/** In tokens of the plan's rate. */
const pause = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 2, noNaN: true }),
  fc.double({ min: 0, max: 50, noNaN: true })
)

/** What the pure functions make of it. */
const expected = (state: BucketState, limits: UsagePlan, one: Act, now: number) => {
  switch (one.kind) {
    case "take":
    case "wait": {
      const waitMs = waitOf(state, limits, one.urgent, now)
      const isTaken = one.kind === "take" && waitMs === 0
      return { waitMs, state: isTaken ? takeFrom(state, limits, now) : state }
    }
    case "learn":
      return { waitMs: null, state: learnRate(state, limits, one.times * limits.rate, now) }
    case "penalize":
      return { waitMs: null, state: penalize(state, limits, one.ms, now) }
  }
}

const done = async (buckets: AmazonRateBuckets, limits: UsagePlan, one: Act) => {
  switch (one.kind) {
    case "take":
      return buckets.take("bucket", limits, one.urgent)
    case "wait":
      return buckets.wait("bucket", limits, one.urgent)
    case "learn":
      await buckets.learn("bucket", limits, one.times * limits.rate)
      return null
    case "penalize":
      await buckets.penalize("bucket", limits, one.ms)
      return null
  }
}

const LIMIT: UsagePlan = { rate: 1, burst: 6, urgentShare: 0.4 }
/** Half a second of the rate less than Amazon's burst. */
const AT_ONCE = 5
const STEP = 1000 / LIMIT.rate / RATE_MARGIN

describeAmazonModule("rate buckets in PostgreSQL", (amazon) => {
  const cradle = () => ({ __pg_connection__: amazon.db.knex, logger: console as never })
  let now = START
  beforeEach(() => (now = START))
  const pass = (ms: number) => (now += Math.ceil(ms))
  const stored = async (): Promise<BucketState> => {
    const [{ arrival, blocked, slowed, learned }] = await sql<Record<string, number | null>>(
      amazon,
      `select cast(extract(epoch from arrival_at) * 1000 as float8) as arrival,
         cast(extract(epoch from blocked_until) * 1000 as float8) as blocked,
         cast(extract(epoch from slowed_until) * 1000 as float8) as slowed,
         cast(learned_rate as float8) as learned
       from amazon_rate_bucket where key = 'bucket'`
    )
    return {
      arrivalAt: arrival ?? 0,
      blockedUntil: blocked ?? 0,
      slowedUntil: slowed ?? 0,
      learnedRate: learned,
    }
  }
  const buckets = () => new BucketsAtATime(cradle()).at(now)
  const take = (urgent = true) => buckets().take("orders", LIMIT, urgent)
  const takeMany = async (count: number, urgent = true) => {
    const waits = await Promise.all(Array.from({ length: count }, () => take(urgent)))
    return waits.filter((wait) => wait === 0).length
  }

  it("give the burst, then say how long to wait, then one token per step", async () => {
    for (let n = 0; n < AT_ONCE; n++) {
      expect(await take()).toBe(0)
    }
    const waitMs = await take()
    expect(waitMs).toBeCloseTo(STEP / 2, -1)
    pass(waitMs)
    expect(await take()).toBe(0)
    expect(await take()).toBeCloseTo(STEP, -1)
  })

  it("go by the database's clock", async () => {
    const real = new AmazonRateBuckets(cradle())
    const slow = { rate: 0.0001, burst: 2 }
    expect(await real.take("orders", slow, true)).toBe(0)
    await sql(amazon, "update amazon_rate_bucket set arrival_at = arrival_at + interval '1 day'")
    const waitMs = await real.take("orders", slow, true)
    expect(waitMs).toBeGreaterThan(86_400_000)
    expect(waitMs).toBeLessThan(86_400_000 + (2 * 10_000_000) / RATE_MARGIN)
  })

  it("tell how long until one's turn without taking", async () => {
    expect(await buckets().wait("orders", LIMIT, false)).toBe(0)
    expect(await takeMany(20)).toBe(AT_ONCE)
    const waitMs = await buckets().wait("orders", LIMIT, true)
    expect(waitMs).toBeGreaterThan(0)
    expect(await take()).toBe(waitMs)
    expect(await buckets().wait("orders", LIMIT, false)).toBeGreaterThan(waitMs)
  })

  it("never give more than the burst to many who ask at once", async () => {
    expect(await takeMany(60)).toBe(AT_ONCE)
    pass(2 * STEP)
    expect(await takeMany(60)).toBe(2)
    pass(100 * STEP)
    expect(await takeMany(60)).toBe(AT_ONCE)
  })

  it("keep tokens for urgent calls, and the rate for everybody", async () => {
    // 5.5 tokens, of which 2.2 are kept.
    expect(await takeMany(60, false)).toBe(3)
    pass(STEP)
    expect(await takeMany(60, false)).toBe(1)
    expect(await takeMany(60, true)).toBe(2)
    pass(STEP)
    expect(await takeMany(60, false)).toBe(0)
    expect(await takeMany(60, true)).toBe(1)
  })

  it("keep to a rate learned before the first call", async () => {
    await buckets().learn("orders", LIMIT, LIMIT.rate / 10)
    expect(await takeMany(20)).toBe(AT_ONCE)
    pass(10 * STEP)
    expect(await takeMany(20)).toBe(1)
  })

  it("let nobody call during a penalty, start from an empty bucket after it, and slower", async () => {
    expect(await take()).toBe(0)
    await buckets().penalize("orders", LIMIT, 30_000)
    expect(Math.abs((await take()) - 30_000)).toBeLessThanOrEqual(1)
    pass(30_001)
    expect(await takeMany(20)).toBe(1)
    pass(STEP)
    expect(await takeMany(20)).toBe(0)
    pass(0.3 * STEP)
    expect(await takeMany(20)).toBe(1)
  })

  it("are one per key", async () => {
    expect(await takeMany(20)).toBe(AT_ONCE)
    expect(await buckets().take("listings", LIMIT, true)).toBe(0)
  })

  it("decide as the pure functions do, over random histories", async () => {
    const real = new BucketsAtATime(cradle())
    const granted = { yes: 0, no: 0 }
    await fc.assert(
      fc.asyncProperty(plan, fc.array(fc.tuple(pause, act), { maxLength: 40 }), async (p, acts) => {
        await sql(amazon, "delete from amazon_rate_bucket")
        let state = FULL_BUCKET
        now = START
        for (const [steps, one] of acts) {
          now += Math.round((steps * 1000) / p.rate)
          const right = expected(state, p, one, now)
          const waitMs = await done(real.at(now), p, one)
          // Two ways of adding may differ in the last digit, and so just above and at a whole number.
          expect(Math.abs((waitMs ?? 0) - (right.waitMs ?? 0))).toBeLessThanOrEqual(1)
          expect(waitMs === 0).toBe(right.waitMs === 0)
          granted[waitMs === 0 ? "yes" : "no"]++
          state = await stored()
          for (const name of ["arrivalAt", "blockedUntil", "slowedUntil"] as const) {
            // Timestamps are kept to a microsecond, learned rates to seven digits.
            const slack = 0.1 + 1e-6 * Math.abs(right.state[name] - now)
            expect(Math.abs(state[name] - right.state[name])).toBeLessThanOrEqual(slack)
          }
          expect(state.learnedRate ?? 0).toBeCloseTo(right.state.learnedRate ?? 0, 1)
        }
      }),
      { numRuns: 60 }
    )
    expect(Math.min(granted.yes, granted.no)).toBeGreaterThan(100)
  })
})
