import fc from "fast-check"
import { planOrderChanges, type ToldOrder } from ".."

const DE = "A1PA6795UKMFR9"
const at = (second: number) => new Date(Date.UTC(2026, 10, 2, 8, 0, second))

const told = (orderId: string, changed: (number | null)[], known: number | null): ToldOrder => ({
  orderId,
  ids: changed.map((_, index) => `${orderId}-${index}`),
  marketplaceIds: [DE],
  changedAt: changed.map((second) => (second === null ? null : at(second).toISOString())),
  knownAt: known === null ? null : at(known),
})

const options = { marketplaces: new Set([DE]), waiting: 1, storm: 25, canPoll: true }
const only = (plan: ReturnType<typeof planOrderChanges>) =>
  Object.entries(plan).flatMap(([what, orders]) =>
    orders.map(({ orderId }: ToldOrder) => [orderId, what])
  )

describe("orders that notifications tell of", () => {
  it.each<[string, ToldOrder, string]>([
    ["a new one", told("a", [1], null), "fetch"],
    ["one that changed since", told("a", [1, 5], 3), "fetch"],
    ["one known as new", told("a", [1, 3], 3), "known"],
    ["one of unknown time", told("a", [1, null], 3), "fetch"],
    ["one without a marketplace", { ...told("a", [1], null), marketplaceIds: [null] }, "fetch"],
    ["one of another marketplace", { ...told("a", [1], null), marketplaceIds: ["X"] }, "elsewhere"],
  ])("%s", (_, order, what) => {
    expect(only(planOrderChanges([order], options))).toEqual([["a", what]])
  })

  it("in a storm are left to the poll, unless that is off", () => {
    const orders = [told("new", [1], null), told("known", [1], 3)]
    expect(only(planOrderChanges(orders, { ...options, waiting: 25 }))).toEqual([
      ["new", "poll"],
      ["known", "known"],
    ])
    expect(only(planOrderChanges(orders, { ...options, waiting: 25, canPoll: false }))).toEqual([
      ["new", "fetch"],
      ["known", "known"],
    ])
  })
})

/**
 * A model of the way of a notification: deliveries in any order, any number of times, in batches;
 * each is stored once, the orders are asked for as they are at that moment, and the inbox keeps the
 * newest state of each.
 */
describe("any order and number of deliveries", () => {
  interface Change {
    orderId: string
    second: number
  }
  const changes = fc.array(
    fc.record({ orderId: fc.constantFrom("a", "b", "c"), second: fc.integer({ min: 0, max: 50 }) }),
    { minLength: 1, maxLength: 12 }
  )

  const deliveries = changes.chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc
        .tuple(
          fc.shuffledSubarray(
            all.map((_, index) => index),
            { minLength: all.length }
          ),
          fc.array(fc.nat(all.length - 1), { maxLength: 20 })
        )
        .map(([each, again]) => [...each, ...again]),
      batch: fc.integer({ min: 1, max: 10 }),
      timeless: fc.boolean(),
    })
  )

  const runAll = (all: Change[], order: number[], batch: number, timeless: boolean) => {
    const now = new Map<string, number>()
    all.forEach(({ orderId, second }) => now.set(orderId, Math.max(now.get(orderId) ?? 0, second)))
    const inbox = new Map<string, number>()
    const seen = new Set<number>()
    let calls = 0
    for (let start = 0; start < order.length; start += batch) {
      const fresh = [...new Set(order.slice(start, start + batch))].filter((one) => !seen.has(one))
      fresh.forEach((one) => seen.add(one))
      const byOrder = new Map<string, Change[]>()
      fresh.forEach((index) => {
        const change = all[index]
        byOrder.set(change.orderId, [...(byOrder.get(change.orderId) ?? []), change])
      })
      const plan = planOrderChanges(
        [...byOrder].map(([orderId, some]) =>
          told(
            orderId,
            some.map(({ second }) => (timeless ? null : second)),
            inbox.get(orderId) ?? null
          )
        ),
        { ...options, waiting: byOrder.size }
      )
      plan.fetch.forEach(({ orderId }) => {
        calls += 1
        inbox.set(orderId, Math.max(inbox.get(orderId) ?? 0, now.get(orderId) ?? 0))
      })
    }
    return { inbox, calls, now }
  }

  it("lead to the same inbox, with no more calls than there are changes", () => {
    fc.assert(
      fc.property(deliveries, ({ all, order, batch, timeless }) => {
        const { inbox, calls, now } = runAll(all, order, batch, timeless)
        expect([...inbox].sort()).toEqual([...now].sort())
        expect(calls).toBeLessThanOrEqual(all.length)
        if (!timeless) {
          // Asked once, an order is known as it is now.
          expect(calls).toBe(now.size)
        }
      }),
      { numRuns: 500 }
    )
  })
})
