import fc from "fast-check"
import {
  compareConnection,
  judgePlan,
  wantsOtherAccount,
  type ComparedStore,
  type ConnectionFacts,
} from ".."

const TULP = { id: "a1", selling_partner_id: "A2TULP", status: "active" }
const BLOEM = { id: "a2", selling_partner_id: "A9BLOEM", status: "active" }

const store = (marketplace_id: string, more: Partial<ComparedStore> = {}): ComparedStore => ({
  id: `s-${marketplace_id}`,
  name: `Amazon ${marketplace_id}`,
  marketplace_id,
  status: "waiting",
  account: null,
  ...more,
})
const compare = (more: Partial<ConnectionFacts>) =>
  compareConnection({
    selling_partner_id: "A2TULP",
    asked: [],
    others: [],
    sells: ["DE", "NL"],
    ...more,
  })
const states = (facts: Partial<ConnectionFacts>) =>
  compare(facts).countries.map(({ marketplace_id, state }) => `${marketplace_id} ${state}`)

describe("compareConnection", () => {
  it("tells what was asked for, what is sold in beside it, and what is not in the account", () => {
    expect(states({ asked: [store("DE"), store("BE")], sells: ["DE", "FR"] })).toEqual([
      "DE connect",
      "BE absent",
      "FR add",
    ])
  })

  it("offers other stores of the region that wait, and names the account's own", () => {
    const others = [
      store("NL"),
      store("FR", { status: "active", account: TULP }),
      store("IT", { status: "active", account: BLOEM }),
    ]
    expect(states({ asked: [store("DE")], others, sells: ["DE", "NL", "FR", "IT"] })).toEqual([
      "DE connect",
      "NL waiting",
      "FR connected",
      "IT add",
    ])
  })

  it("names the store that has a country of the account already", () => {
    const first = store("DE", { id: "first", status: "disconnected", account: TULP })
    const { countries } = compare({ asked: [store("DE")], others: [first] })
    expect(countries[0]).toMatchObject({ state: "taken", takenBy: { id: "first" } })
    expect(countries.filter(({ state }) => state === "add")).toMatchObject([
      { marketplace_id: "NL" },
    ])
  })

  it("says when the stores belonged to another account", () => {
    const asked = [store("DE", { status: "active", account: BLOEM })]
    expect(compare({ asked })).toMatchObject({
      moved: { id: "s-DE", account: { id: "a2" } },
      renewal: false,
    })
  })

  it.each<[string, Partial<ConnectionFacts>, boolean]>([
    ["an active store", { asked: [store("DE", { status: "active", account: TULP })] }, true],
    ["a paused store", { asked: [store("DE", { status: "paused", account: TULP })] }, true],
    [
      "a lapsed account",
      { asked: [store("DE", { status: "active", account: { ...TULP, status: "lapsed" } })] },
      true,
    ],
    ["a new store", { asked: [store("DE")] }, false],
    [
      "a disconnected one",
      { asked: [store("DE", { status: "disconnected", account: TULP })] },
      false,
    ],
    [
      "a country that is gone",
      { asked: [store("DE", { status: "active", account: TULP })], sells: ["NL"] },
      false,
    ],
    ["another account", { asked: [store("DE", { status: "active", account: BLOEM })] }, false],
    ["no store", {}, false],
  ])("takes %s for a renewal or not", (_what, facts, renewal) => {
    expect(compare(facts).renewal).toBe(renewal)
  })

  const account = fc.constantFrom(null, TULP, BLOEM, { ...TULP, status: "disconnected" })
  const stores = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      name: fc.constant("x"),
      marketplace_id: fc.constantFrom("DE", "NL", "FR", "BE"),
      status: fc.constantFrom("setup", "waiting", "active", "paused", "disconnected"),
      account,
    }),
    { selector: ({ id }) => id, maxLength: 8 }
  )

  it("never asks nothing when something could be lost or gained", () => {
    fc.assert(
      fc.property(stores, fc.nat(8), fc.subarray(["DE", "NL", "FR", "BE"]), (all, cut, sells) => {
        const facts = {
          selling_partner_id: "A2TULP",
          asked: all.slice(0, cut),
          others: all.slice(cut),
          sells,
        }
        const { renewal, moved, countries } = compareConnection(facts)
        if (renewal) {
          expect(moved).toBeNull()
          expect(
            facts.asked.every(
              ({ account: of, marketplace_id }) =>
                of?.selling_partner_id === "A2TULP" && sells.includes(marketplace_id)
            )
          ).toBe(true)
        }
        // A country that is not sold in is never offered, and each asked store is told of once.
        for (const country of countries) {
          if (country.state === "add" || country.state === "connect") {
            expect(sells).toContain(country.marketplace_id)
          }
        }
        for (const one of facts.asked) {
          expect(countries.filter(({ store: of }) => of?.id === one.id)).toHaveLength(1)
        }
        expect(countries.filter(({ selected }) => selected)).toHaveLength(facts.asked.length)
      })
    )
  })
})

describe("judgePlan", () => {
  it.each([
    ["PROFESSIONAL", "professional"],
    ["INDIVIDUAL", "individual"],
    ["individual", "individual"],
    ["SOMETHING_NEW", "unknown"],
    [null, "unknown"],
    [undefined, "unknown"],
  ])("takes %s for %s", (plan, judgement) => {
    expect(judgePlan(plan)).toBe(judgement)
  })
})

describe("wantsOtherAccount", () => {
  it.each([
    ["Amazon DE", true],
    [" Amazon DE ", true],
    ["amazon de", false],
    ["", false],
    [undefined, false],
    [null, false],
  ])("takes %s", (typed, wants) => {
    expect(wantsOtherAccount("Amazon DE", typed)).toBe(wants)
  })
})
