import fc from "fast-check"
import type { UsagePlan } from ".."
import { JITTER_MS, SINGLE_MARGIN } from "../rate-bucket"
import { operationTable } from "../operation-table"
import { randomOf, simulate, type World } from "./helpers/throttled-world"

/** Amazon's usage plans, each once. */
const plans: UsagePlan[] = [
  ...new Map(
    Object.values(operationTable).map(({ usagePlan }) => [JSON.stringify(usagePlan), usagePlan])
  ).values(),
]

/** How much latencies may vary: with a burst of one token there is nothing to take it from. */
const jitterOf = ({ rate, burst }: UsagePlan) =>
  burst < 2 ? Math.min(JITTER_MS, (SINGLE_MARGIN * 1000) / rate) : JITTER_MS

const worldOf = fc.record({
  plan: fc.constantFrom(...plans),
  processes: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer(),
  baseMs: fc.integer({ min: 0, max: 1_000 }),
  storeMs: fc.integer({ min: 0, max: 50 }),
})

type Setting = typeof worldOf extends fc.Arbitrary<infer Value> ? Value : never

/** Enough workers to be waiting for Amazon's rate and not for its answers. */
const makeWorld = ({ plan, processes, seed, baseMs, storeMs }: Setting): World => {
  const random = randomOf(seed)
  const jitter = jitterOf(plan)
  const longestMs = baseMs + JITTER_MS + 300 + 2 * storeMs
  return {
    plan,
    amazon: plan,
    processes,
    workers: Math.ceil((2 + 1.5 * plan.rate * (longestMs / 1000)) / processes),
    idleMs: () => 0,
    isUrgent: () => false,
    random,
    delays: {
      storeMs: () => storeMs * random(),
      outMs: () => baseMs + jitter * random(),
      backMs: () => 300 * random(),
      lateMs: () => 3 * random(),
    },
  }
}

const CALLS = 3_000

/** From when the burst is used up. */
const run = (world: World, calls = CALLS) => {
  const stepMs = 1000 / world.amazon.rate
  return simulate(world, 2 * world.plan.burst * stepMs, calls * stepMs)
}

describe("a bucket shared by several processes, against Amazon's", () => {
  jest.setTimeout(300_000)

  it("uses at least 95 % of the rate and is refused once in 10,000 requests at most", async () => {
    const all = { requests: 0, refused: 0, least: 1 }
    await fc.assert(
      fc.asyncProperty(worldOf, async (setting) => {
        const { requests, refused, utilisation } = await run(makeWorld(setting))
        all.requests += requests
        all.refused += refused
        all.least = Math.min(all.least, utilisation)
        expect(utilisation).toBeGreaterThanOrEqual(0.95)
        // One may be refused in any history; more than that is a rule, not an accident.
        expect(refused).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 }
    )
    expect(all.requests).toBeGreaterThan(100_000)
    expect(all.refused / all.requests).toBeLessThanOrEqual(1 / 10_000)
  })

  it("is refused as rarely when work comes and goes, and every request counts again", async () => {
    const all = { requests: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(
        worldOf,
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        async (setting, share) => {
          const world = makeWorld(setting)
          const longestMs = (2_000 * setting.plan.burst) / setting.plan.rate
          // Rarely long enough for Amazon's bucket to be full, sometimes all of it at once.
          world.idleMs = () => (world.random() < share ? longestMs * world.random() : 0)
          const { requests, refused } = await run(world)
          all.requests += requests
          all.refused += refused
        }
      ),
      { numRuns: 25 }
    )
    expect(all.requests).toBeGreaterThan(12_000)
    expect(all.refused / all.requests).toBeLessThanOrEqual(1 / 10_000)
  })

  it("lets urgent calls through at once while bulk work wants more than there is", async () => {
    const urgents = plans.filter(({ urgentShare }) => urgentShare)
    expect(urgents.length).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(worldOf, fc.constantFrom(...urgents), async (setting, plan) => {
        const world = makeWorld({ ...setting, plan })
        const stepMs = 1000 / plan.rate
        // One worker has something urgent now and then, about a tenth of the rate.
        world.isUrgent = (worker) => worker === 0
        world.workers += 1
        const idle = () => 20 * stepMs * world.random()
        let asked = 0
        world.idleMs = () => (asked++ % (world.processes * world.workers) ? 0 : idle())
        const { urgentWaitsMs, utilisation } = await run(world)
        const sorted = [...urgentWaitsMs].sort((a, b) => a - b)
        expect(sorted.length).toBeGreaterThan(20)
        expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(1)
        // Never behind bulk: at worst the time in which its own tokens come back.
        expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(1.1 * stepMs + 150)
        expect(utilisation).toBeGreaterThanOrEqual(0.95)
      }),
      { numRuns: 12 }
    )
  })

  it("finds its rate when Amazon grants less than it publishes, and never says so", async () => {
    const all = { requests: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(worldOf, async (setting) => {
        fc.pre(setting.plan.burst >= 5)
        const world = makeWorld(setting)
        world.amazon = { rate: setting.plan.rate / 2, burst: setting.plan.burst }
        const { requests, refused, utilisation } = await run(world)
        all.requests += requests
        all.refused += refused
        expect(utilisation).toBeGreaterThanOrEqual(0.9)
      }),
      { numRuns: 12 }
    )
    // What is lost is a call that costs nothing; the pause after it is what matters.
    expect(all.refused / all.requests).toBeLessThanOrEqual(0.03)
  })

  it("is refused by Amazon when there is no bucket: the model can refuse", async () => {
    const world = makeWorld({
      ...{ plan: { rate: 5, burst: 5 }, processes: 2, seed: 1, baseMs: 100, storeMs: 5 },
    })
    world.limiter = () => ({
      take: async () => 0,
      wait: async () => 0,
      learn: async () => undefined,
      penalize: async () => undefined,
    })
    const { requests, refused } = await run(world, 500)
    expect(refused / requests).toBeGreaterThan(0.1)
  })
})
