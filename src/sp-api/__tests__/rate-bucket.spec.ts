import {
  FULL_BUCKET,
  JITTER_MS,
  learnRate,
  MAX_PENALTY_MS,
  penalize,
  RATE_MARGIN,
  takeFrom,
  waitOf,
  type BucketState,
  type UsagePlan,
} from ".."

const NOW = Date.UTC(2026, 10, 21)
const PATCH: UsagePlan = { rate: 5, burst: 5, urgentShare: 0.25 }

/** Takes until nothing is left. */
const drain = (state: BucketState, plan: UsagePlan, urgent: boolean, now = NOW) => {
  let taken = 0
  while (waitOf(state, plan, urgent, now) === 0) {
    state = takeFrom(state, plan, now)
    taken++
  }
  return { state, taken, waitMs: waitOf(state, plan, urgent, now) }
}

describe("rate bucket", () => {
  it.each([
    // rate, burst, at once: half a second of the rate stays unused, half of the burst at most.
    [0.0056, 20, 19],
    [0.5, 30, 29],
    [2, 10, 9],
    [5, 10, 7],
    [5, 5, 2],
    [2, 2, 1],
    [10, 10, 5],
    [7, 100, 96],
    [0.033, 1, 1],
  ])("of %d/s and %d at once gives %d at once", (rate, burst, atOnce) => {
    expect(drain(FULL_BUCKET, { rate, burst }, false).taken).toBe(atOnce)
  })

  it("comes back at the rate, less a margin", () => {
    const plan = { rate: 2, burst: 11 }
    const { state, waitMs } = drain(FULL_BUCKET, plan, false)
    expect(waitOf(state, plan, false, NOW + Math.ceil(waitMs))).toBe(0)
    const taken = takeFrom(state, plan, NOW + Math.ceil(waitMs))
    expect(waitOf(taken, plan, false, NOW + waitMs)).toBeCloseTo(500 / RATE_MARGIN, -1)
  })

  it("leaves jitter its time where there is no burst", () => {
    const wait = (rate: number) => drain(FULL_BUCKET, { rate, burst: 1 }, false).waitMs
    expect(wait(0.04)).toBe(Math.ceil(25_000 / RATE_MARGIN))
    expect(wait(0.1)).toBe(10_000 + 400)
    expect(wait(0.5)).toBe(2_000 + 80)
  })

  it("keeps a token for urgent calls and gives the rate to whoever is there", () => {
    const bulk = drain(FULL_BUCKET, PATCH, false)
    expect(bulk.taken).toBe(1)
    const urgent = drain(bulk.state, PATCH, true)
    expect(urgent.taken).toBe(1)
    // Bulk alone: the whole rate.
    let { state } = bulk
    let now = NOW
    for (let call = 0; call < 1000; call++) {
      now += waitOf(state, PATCH, false, now)
      state = takeFrom(state, PATCH, now)
    }
    expect((now - NOW) / 1000).toBeCloseTo(1000 / PATCH.rate / RATE_MARGIN, 0)
    expect(waitOf(state, PATCH, true, now)).toBe(0)
  })

  it("takes over a learned rate with the tokens that are missing", () => {
    const plan = { rate: 0.5, burst: 30 }
    const { state } = drain(FULL_BUCKET, plan, false)
    for (const rate of [0.05, 0.25, 1]) {
      const learned = learnRate(state, plan, rate, NOW)
      const spare = 30 - Math.min(15, rate / (1000 / JITTER_MS))
      expect(waitOf(learned, plan, false, NOW)).toBeCloseTo((30 - spare) * (1000 / rate / 0.98), -3)
      const full = NOW + (31 * 1000) / rate
      expect(drain(learned, plan, false, full).taken).toBe(29)
    }
  })

  describe("after a 429", () => {
    const plan = { rate: 0.5, burst: 30 }
    const refused = penalize(FULL_BUCKET, plan, 10_000, NOW)

    it("lets nobody call, then one, then more slowly", () => {
      expect(waitOf(refused, plan, true, NOW)).toBe(10_000)
      expect(drain(refused, plan, true, NOW + 10_001).taken).toBe(1)
      const { waitMs } = drain(refused, plan, true, NOW + 10_001)
      expect(waitMs).toBeGreaterThan(1.25 * 2_000)
      expect(waitMs).toBeLessThan(1.4 * 2_000)
    })

    it("counts answers to calls that were on their way together once", () => {
      const more = [20, 300, 9_000].reduce(
        (state, ms) => penalize(state, plan, 10_000, NOW + ms),
        refused
      )
      expect(more.slowedUntil).toBe(refused.slowedUntil)
      expect(waitOf(more, plan, true, NOW)).toBe(19_000)
      const again = penalize(refused, plan, 10_000, NOW + 10_000)
      expect(again.slowedUntil).toBeGreaterThan(refused.slowedUntil)
    })

    it("slows down to a tenth at most, and is at the full rate again in a known time", () => {
      let state = FULL_BUCKET
      let now = NOW
      for (let time = 0; time < 50; time++) {
        state = penalize(state, plan, 0, now++)
      }
      const token = (at: number) => {
        const { state: empty, waitMs } = drain({ ...state, arrivalAt: 0 }, plan, true, at)
        const { waitMs: next } = drain(empty, plan, true, at + Math.ceil(waitMs))
        return next
      }
      expect(token(now)).toBeLessThanOrEqual(10 * (2_000 / RATE_MARGIN))
      expect(token(now)).toBeGreaterThan(9 * (2_000 / RATE_MARGIN))
      expect(token(now + 1_000 * 2_000)).toBeCloseTo(2_000 / RATE_MARGIN, -1)
    })

    it("does not believe a pause without end", () => {
      const state = penalize(FULL_BUCKET, plan, 1e12, NOW)
      expect(waitOf(state, plan, true, NOW)).toBe(MAX_PENALTY_MS)
    })
  })
})
