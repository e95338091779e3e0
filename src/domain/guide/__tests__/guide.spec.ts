import fc from "fast-check"
import { guideStepIds, guideSteps } from "../../../types/guide"
import { verdict } from "../../health"
import { describeGuide, isTicked } from ".."

const sellerCentral = "https://sellercentral.amazon.nl"
const fine = verdict("workers", { state: "ok", code: "workers_alive" }, null)
const bad = verdict("workers", { state: "fail", code: "workers_none" }, null)
const tick = { by: "Anna", at: "2026-11-21T12:00:00.000Z" }
const step = (id: string, facts: Partial<Parameters<typeof describeGuide>[0]> = {}) =>
  describeGuide({ checks: {}, ticks: {}, sellerCentral, ...facts }).find((one) => one.id === id)!

describe("the guide", () => {
  it("has every step once, in order, with a place to take it", () => {
    const steps = describeGuide({ checks: {}, ticks: {}, sellerCentral })
    expect(steps.map(({ id }) => id)).toEqual(guideStepIds)
    expect(new Set(guideStepIds).size).toBe(guideStepIds.length)
    const lost = steps.filter(({ id, links }) => !links.length && id !== "background")
    expect(lost).toEqual([])
    steps.flatMap(({ links }) => links).forEach(({ href }) => expect(href).toMatch(/^(\/|https:)/))
  })

  it("is done where we see it ourselves, without a tick", () => {
    expect(step("background", { checks: { background: [fine] } }).done).toBe(true)
    expect(step("background", { checks: { background: [fine, bad] } }).done).toBe(false)
    expect(step("background").tick).toBeNull()
  })

  it("is not done where nothing could be looked at yet", () => {
    expect(step("first_orders").done).toBe(false)
  })

  it("is done where only a person knows, once ticked, and tells who and when", () => {
    expect(step("returns")).toMatchObject({ done: false, tick: { done: false, by: null } })
    expect(step("returns", { ticks: { returns: tick } })).toMatchObject({
      done: true,
      tick: { done: true, ...tick },
    })
    expect(step("returns", { ticks: { returns: null } }).done).toBe(false)
  })

  it("believes a check more than a tick", () => {
    const facts = { checks: { addresses: [bad] }, ticks: { addresses: tick } }
    expect(step("addresses", facts).done).toBe(false)
  })

  it("needs no tick where our check proves it, and is ticked where it cannot be proven", () => {
    expect(step("account", { checks: { account: [fine] } }).done).toBe(true)
    expect(step("account", { ticks: { account: tick } }).done).toBe(true)
    expect(step("addresses", { checks: { addresses: [fine] } }).done).toBe(false)
    const untested = verdict("role", { state: "unknown", code: "role_not_tested" }, null)
    expect(step("developer", { checks: { developer: [fine, untested] } }).done).toBe(false)
    const facts = { checks: { developer: [fine, untested] }, ticks: { developer: tick } }
    expect(step("developer", facts).done).toBe(true)
  })

  it("never changes another step by a tick", () => {
    fc.assert(
      fc.property(fc.constantFrom(...guideStepIds.filter(isTicked)), (id) => {
        const before = describeGuide({ checks: {}, ticks: {}, sellerCentral })
        const after = describeGuide({ checks: {}, ticks: { [id]: tick }, sellerCentral })
        expect(after.filter((one) => one.id !== id)).toEqual(before.filter((one) => one.id !== id))
      })
    )
  })

  it("is in three parts", () => {
    expect(Object.keys(guideSteps)).toEqual(["before", "connect", "after"])
  })
})
