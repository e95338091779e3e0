import fc from "fast-check"
import { isLate, lateFrom, type FreshnessFacts } from "../index"

const at = (minute: number) => new Date(minute * 60_000)
const FACTS: FreshnessFacts = {
  objective: 15 * 60,
  last_success_at: at(100),
  runnable_since: at(0),
  last_run_at: at(100),
  failing: false,
}

describe("when a flow is late", () => {
  it("should be once its objective has passed without success", () => {
    expect(lateFrom(FACTS)).toEqual(at(115))
    expect(isLate(FACTS, at(115))).toBe(false)
    expect(isLate(FACTS, new Date(at(115).getTime() + 1))).toBe(true)
  })

  it("should begin anew when what stood in its way is gone", () => {
    expect(lateFrom({ ...FACTS, runnable_since: at(500) })).toEqual(at(515))
    expect(lateFrom({ ...FACTS, runnable_since: null })).toBeNull()
  })

  it("should not be while a first reading goes on, but when it fails or stops", () => {
    const first = { ...FACTS, last_success_at: null, last_run_at: at(300) }
    expect(isLate(first, at(310))).toBe(false)
    expect(isLate(first, at(316))).toBe(true)
    expect(isLate({ ...first, failing: true }, at(310))).toBe(true)
    expect(isLate({ ...first, last_run_at: null }, at(16))).toBe(true)
  })

  const moment = fc.integer({ min: 0, max: 10_000 }).map(at)
  const facts = fc.record({
    objective: fc.integer({ min: 1, max: 100_000 }),
    last_success_at: fc.option(moment),
    runnable_since: fc.option(moment),
    last_run_at: fc.option(moment),
    failing: fc.boolean(),
  })

  it("should stay late as time goes on, and never be so within the objective of a success", () => {
    fc.assert(
      fc.property(facts, moment, moment, (given, one, other) => {
        const [early, later] = [one, other].sort((a, b) => a.getTime() - b.getTime())
        expect(isLate(given, early) && !isLate(given, later)).toBe(false)
        const { last_success_at: success, objective } = given
        if (success && later.getTime() - success.getTime() <= objective * 1000) {
          expect(isLate(given, later)).toBe(false)
        }
      })
    )
  })

  it("should be undone by a success now, whatever was before", () => {
    fc.assert(
      fc.property(facts, moment, (given, now) => {
        expect(isLate({ ...given, last_success_at: now }, now)).toBe(false)
      })
    )
  })
})
