import fc from "fast-check"
import { awaitsCare, obstacleOf, trialObstacleOf, type ObstacleFacts } from "../index"

const CARE = { subject: "stock", text: "stock-1" }
const WORKS: ObstacleFacts<"listing-sync"> = {
  configured: true,
  account_status: "active",
  store_status: "active",
  stock_enabled: true,
  missing: null,
  care: CARE,
  acknowledged_at: new Date(),
}

describe("what stands in a flow's way", () => {
  it("should be nothing for a connected store whose risk was taken on", () => {
    expect(obstacleOf(WORKS)).toBeNull()
  })

  it.each<[string | null, Partial<typeof WORKS>]>([
    ["not_configured", { configured: false }],
    ["not_connected", { account_status: null }],
    ["not_connected", { account_status: "disconnected" }],
    ["not_connected", { store_status: "setup" }],
    ["access_lapsed", { account_status: "lapsed" }],
    ["paused", { store_status: "paused" }],
    ["stock_off", { stock_enabled: false }],
    ["listing-sync", { missing: "listing-sync", acknowledged_at: null }],
    ["not_acknowledged", { acknowledged_at: null }],
    [null, { acknowledged_at: null, store_status: "closing" }],
    [null, { acknowledged_at: null, care: undefined }],
    [null, { stock_enabled: null }],
  ])("should be %s for %j", (expected, facts) => {
    expect(obstacleOf({ ...WORKS, ...facts })).toBe(expected)
  })

  const anyFacts = fc.record({
    configured: fc.boolean(),
    account_status: fc.constantFrom(null, "active", "lapsed", "disconnected"),
    store_status: fc.constantFrom(
      "setup",
      "waiting",
      "active",
      "paused",
      "closing",
      "disconnected"
    ),
    stock_enabled: fc.constantFrom(null, true, false),
    missing: fc.constantFrom(null, "listing-sync" as const),
    care: fc.constantFrom(undefined, CARE),
    acknowledged_at: fc.constantFrom(null, new Date(0)),
  })

  it("should never let a flow that needs care run before its risk is taken on", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(awaitsCare(facts.care, facts.acknowledged_at) && facts.store_status !== "closing")
        expect(obstacleOf<"listing-sync">(facts)).not.toBeNull()
      })
    )
  })

  it("should let a trial read whenever a run could, and never without access", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const trial = trialObstacleOf(facts)
        const run = obstacleOf<"listing-sync">(facts)
        expect(trial !== null && run === null).toBe(false)
        expect(trial === null).toBe(
          facts.account_status === "active" &&
            ["active", "paused", "closing"].includes(facts.store_status)
        )
      })
    )
  })
})
