import fc from "fast-check"
import { SECRET_STAGES } from "../../application"
import { ACCESS_STEPS, countdownOf, dueStep, endOfReading, endOfWindow } from ".."

const DAY = 86_400_000
const now = new Date("2027-06-01T12:00:00Z")
const inDays = (days: number) => new Date(now.getTime() + days * DAY)

describe("the countdown of an authorization", () => {
  it.each([
    [365, { state: "fine", daysLeft: 365 }],
    [60.5, { state: "fine", daysLeft: 61 }],
    [60, { state: "soon", daysLeft: 60 }],
    [0.1, { state: "soon", daysLeft: 1 }],
    [0, { state: "ended", daysLeft: 0 }],
    [-40, { state: "ended", daysLeft: 0 }],
  ])("%s days before the end", (days, expected) => {
    expect(countdownOf(inDays(days), now)).toEqual(expected)
  })

  it("has none without an end", () => {
    expect(countdownOf(null, now)).toEqual({ state: "none", daysLeft: null })
    expect(dueStep(null, [])).toBeNull()
  })
})

describe("the step that is due", () => {
  it.each([
    [61, [], null],
    [60, [], 60],
    [45, [60], null],
    // The shop was down for weeks: one notice, the most urgent.
    [6, [60], 7],
    [6, [7], null],
    [1, [7], 1],
    [0, [7], null],
    // The clock was put back.
    [20, [7], null],
  ])("with %s days left and %j told is %s", (left, told, expected) => {
    expect(dueStep(left, told)).toBe(expected)
  })

  /** What may happen: the clock moves either way, the shop looks, restarts without looking, or renews. */
  const action = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("move"),
        hours: fc.integer({ min: -720, max: 2200 }),
      }),
    },
    { weight: 8, arbitrary: fc.constant({ kind: "look" as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: "renew" as const }) }
  )

  it.each([
    ["an authorization", ACCESS_STEPS, 365],
    ["a client secret", SECRET_STAGES, 180],
  ])("comes once per step of %s, in order, whatever the clock does", (_, steps, life) => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        let at = now.getTime()
        let expires = at + life * DAY
        let told: number[] = []
        for (const step of actions) {
          if (step.kind === "move" && "hours" in step) {
            at += step.hours * 3_600_000
          } else if (step.kind === "renew") {
            expires = at + life * DAY
            told = []
          } else {
            const { daysLeft } = countdownOf(new Date(expires), new Date(at))
            const due = dueStep(daysLeft, told, steps)
            if (due !== null) {
              expect(told).not.toContain(due)
              expect(due).toBeLessThan(Math.min(Infinity, ...told))
              expect(daysLeft).toBeLessThanOrEqual(due)
              expect(daysLeft).toBeGreaterThan(0)
              // Nothing more urgent has been reached.
              expect(steps.filter((s) => s < due && (daysLeft as number) <= s)).toEqual([])
              told = [...told, due]
            }
            // A second look at the same instant, by another process or after a restart, tells nothing.
            expect(dueStep(daysLeft, told, steps)).toBeNull()
          }
        }
      })
    )
  })

  it("tells every step to a shop that looks each day", () => {
    const told: number[] = []
    for (let left = 100; left >= 0; left--) {
      const due = dueStep(left, told)
      if (due !== null) {
        told.push(due)
      }
    }
    expect(told).toEqual([...ACCESS_STEPS])
  })
})

describe("the windows of a reading after an absence", () => {
  it("cover everything, touch each other and come to an end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 * 24 }), (hours) => {
        let after = new Date(now.getTime() - hours * 3_600_000)
        let windows = 1
        for (let end = endOfWindow(after, now); end; end = endOfWindow(after, now)) {
          expect(end.getTime()).toBeGreaterThan(after.getTime())
          // Amazon takes no end within the last two minutes.
          expect(now.getTime() - end.getTime()).toBeGreaterThan(120_000)
          after = end
          windows++
        }
        expect(windows).toBeLessThanOrEqual(Math.ceil(hours / (7 * 24)) + 1)
        expect(now.getTime() - after.getTime()).toBeLessThanOrEqual(8 * DAY)
      })
    )
  })
})

describe("the end of a reading", () => {
  const [early, late] = ["2027-05-01T00:00:00Z", "2027-05-08T00:00:00.000Z"]

  it.each([
    [undefined, undefined, null],
    [early, undefined, early],
    [undefined, early, early],
    [early, late, early],
    // Amazon says "now" though it was asked for a week: what is between was not read.
    [late, early, early],
  ])("told %s, asked until %s, is %s", (told, before, expected) => {
    expect(endOfReading(told, before)).toBe(expected)
  })
})
