import fc from "fast-check"
import {
  act,
  actOnInstallation,
  answered,
  connectedStages,
  mayNotRead,
  mayWrite,
  refuseWriting,
  runningStages,
  shownStatus,
  storeStages,
  type StoreAction,
  type StoreLife,
} from ".."

const FRESH: StoreLife = {
  stage: "setup",
  access: "none",
  suspected_at: null,
  read_only: { by_hand: false, other_installation: false },
}
const ACTIVE: StoreLife = { ...FRESH, stage: "active", access: "works" }

const ACTIONS: StoreAction[] = [
  ...(["begin_consent", "consent_given", "consent_denied", "pause", "resume"] as const),
  ...(["disconnect", "delete_leave", "delete_zero", "keep", "all_zero"] as const),
]
const INSTALLATION = ["read_only_on", "read_only_off", "seen_elsewhere", "claim"] as const
const ANSWERS = ["works", "refused", "application_refused"] as const
const YEAR = 365 * 86_400_000

interface World {
  life: StoreLife
  now: number
  /** Of the seller's permission. */
  granted_at: number
}

/** Rarely the end of the store: its life is what is looked at. */
const event = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constantFrom(...ACTIONS.filter((one) => !/delete_leave|all_zero/.test(one))),
      facts: fc.record({ stock_enabled: fc.boolean(), to_zero: fc.nat(3) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom(...ACTIONS) }) },
  { weight: 3, arbitrary: fc.record({ installation: fc.constantFrom(...INSTALLATION) }) },
  { weight: 5, arbitrary: fc.record({ answer: fc.constantFrom(...ANSWERS) }) },
  {
    weight: 4,
    arbitrary: fc.record({ minutes: fc.constantFrom(1, 9, 10, 11, 60, 400 * 24 * 60) }),
  }
)
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never

const step = ({ life, now, granted_at }: World, one: Event): World => {
  if ("act" in one) {
    const outcome = act(life, one.act, "facts" in one ? one.facts : undefined)
    const given = one.act === "consent_given" && outcome.refused === undefined
    return {
      life: outcome.refused === undefined ? outcome.life : life,
      now,
      granted_at: given ? now : granted_at,
    }
  }
  if ("installation" in one) {
    return { life: actOnInstallation(life, one.installation), now, granted_at }
  }
  if ("answer" in one) {
    // After a year Amazon lets nobody in, whatever else it would have said.
    const answer = one.answer === "works" && now - granted_at >= YEAR ? "refused" : one.answer
    return { life: answered(life, answer, now), now, granted_at }
  }
  return { life, now: now + one.minutes * 60_000, granted_at }
}

const BEGINNING: World = { life: FRESH, now: 0, granted_at: 0 }
const histories = fc.array(event, { maxLength: 60, size: "max" })
const follow = (history: Event[], look: (world: World, one: Event, before: World) => void) =>
  history.reduce((before, one) => {
    const world = step(before, one)
    look(world, one, before)
    return world
  }, BEGINNING)

describe("the life of a store", () => {
  it("never ends in a state that nobody knows", () => {
    fc.assert(
      fc.property(histories, (history) => {
        follow(history, ({ life }) => {
          expect([...storeStages, "deleted"]).toContain(life.stage)
          expect(["none", "works", "suspected", "lapsed"]).toContain(life.access)
          expect(life.suspected_at === null).toBe(!/suspected|lapsed/.test(life.access))
          // Whoever was never connected or is no longer has nothing to call Amazon with.
          const connected = (connectedStages as string[]).includes(life.stage)
          expect(life.access === "none").toBe(!connected)
          if (life.stage !== "deleted") {
            const account = { status: life.access === "lapsed" ? "lapsed" : "active" }
            expect([...storeStages, "lapsed"]).toContain(shownStatus(life.stage, account))
          }
        })
      }),
      { numRuns: 400 }
    )
  })

  it("sends nothing unless active, let in and not read-only; while closing only what winds it up", () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (history, winds_up) => {
        follow(history, ({ life }) => {
          const may = mayWrite(life)
          const free =
            !life.read_only.by_hand &&
            !life.read_only.other_installation &&
            (life.access === "works" || life.access === "suspected")
          expect(may.what === "everything").toBe(free && life.stage === "active")
          expect(may.what === "winding_up").toBe(free && life.stage === "closing")
          if (life.stage === "deleted") {
            return
          }
          const status = life.access === "lapsed" ? "lapsed" : "active"
          const refused = refuseWriting(
            { marketplace_ids: ["M"], winds_up },
            {
              status: life.access === "none" ? "disconnected" : status,
              read_only: life.read_only,
              stores: [{ stage: life.stage, marketplace_id: "M" }],
            }
          )
          expect(refused === null).toBe(
            may.what === "everything" || (may.what === "winding_up" && winds_up)
          )
        })
      }),
      { numRuns: 400 }
    )
  })

  it("reads nothing while paused, lapsed, disconnected or not connected yet", () => {
    fc.assert(
      fc.property(histories, (history) => {
        follow(history, ({ life }) => {
          const runs = (runningStages as string[]).includes(life.stage)
          const letIn = life.access === "works" || life.access === "suspected"
          expect(mayNotRead(life) === null).toBe(runs && letIn)
        })
      })
    )
  })

  it("always has a way out: back to work, and to its end", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { life, now } = follow(history, () => undefined)
        const end = act(life, "delete_leave")
        expect(end.refused === undefined && end.life.stage).toBe("deleted")
        if (life.stage === "deleted") {
          return
        }
        const way: Event[] = [
          { installation: "read_only_off" },
          { installation: "claim" },
          { act: "keep" },
          { act: "begin_consent" },
          { act: "consent_given" },
          { act: "resume" },
          { answer: "works" },
        ]
        const back = way.reduce(step, { life, now, granted_at: 0 })
        expect(mayWrite(back.life)).toEqual({ what: "everything" })
      }),
      { numRuns: 400 }
    )
  })

  it("does no more the second time", () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...ACTIONS), (history, action) => {
        const { life } = follow(history, () => undefined)
        const once = act(life, action)
        if (once.refused === undefined) {
          const twice = act(once.life, action)
          expect(twice.refused ?? twice).toEqual(once)
        }
      })
    )
  })

  it("leaves a copy of the shop read-only until it is claimed, whatever Amazon grants it", () => {
    fc.assert(
      fc.property(histories, (history) => {
        follow(history, ({ life }, one, before) => {
          const was = before.life.read_only.other_installation && before.life.access !== "none"
          if (was && !life.read_only.other_installation) {
            expect(one).toEqual({ installation: "claim" })
          }
        })
      })
    )
  })

  it("believes a lapse only when refused twice ten minutes apart with no success between", () => {
    let lapses = 0
    fc.assert(
      fc.property(histories, (history) => {
        let refusedSince: number | null = null
        follow(history, ({ life, now }, one, before) => {
          const asked = "answer" in one && before.life.access !== "none"
          const given = "act" in one && one.act === "consent_given"
          if (given || life.access === "none" || (asked && life.access === "works")) {
            refusedSince = null
          } else if (asked && one.answer !== "application_refused") {
            refusedSince ??= now
          }
          if (life.access === "lapsed" && before.life.access !== "lapsed") {
            lapses += 1
            expect(now - (refusedSince ?? now)).toBeGreaterThanOrEqual(600_000)
          }
        })
      }),
      { numRuns: 1_500 }
    )
    expect(lapses).toBeGreaterThan(20)
  })

  it.each<[StoreLife, StoreAction, string]>([
    [FRESH, "pause", "store_not_connected"],
    [FRESH, "delete_zero", "store_not_connected"],
    [{ ...ACTIVE, stage: "paused" }, "delete_zero", "store_paused"],
    [{ ...ACTIVE, stage: "closing" }, "pause", "store_closing"],
    [{ ...ACTIVE, stage: "closing" }, "disconnect", "store_closing"],
    [ACTIVE, "all_zero", "store_not_closing"],
    [{ ...ACTIVE, access: "lapsed", suspected_at: 0 }, "delete_zero", "access_lapsed"],
    [actOnInstallation(ACTIVE, "read_only_on"), "delete_zero", "read_only"],
    [{ ...ACTIVE, stage: "deleted" }, "resume", "store_deleted"],
  ])("refuses what cannot be done, with the reason (%#)", (life, action, code) => {
    expect(act(life, action)).toEqual({ refused: code })
  })

  it("promises no zeros where stock is off or nothing is ours to set", () => {
    const zero = (stock_enabled: boolean, to_zero: number) =>
      act(ACTIVE, "delete_zero", { stock_enabled, to_zero })
    expect(zero(false, 3)).toEqual({ refused: "stock_off" })
    expect(zero(true, 0)).toEqual({ refused: "nothing_to_zero" })
    expect(zero(true, 1)).toMatchObject({ life: { stage: "closing" } })
  })

  it("keeps a pause and a closing when the permission is renewed", () => {
    for (const stage of ["paused", "closing"] as const) {
      expect(act({ ...ACTIVE, stage }, "consent_given")).toMatchObject({ life: { stage } })
    }
  })
})

describe("the guard of a call", () => {
  const facts = (stages: Record<string, (typeof storeStages)[number]>) => ({
    status: "active",
    read_only: { by_hand: false, other_installation: false },
    stores: Object.entries(stages).map(([marketplace_id, stage]) => ({ marketplace_id, stage })),
  })

  it.each([
    [["DE"], { DE: "active", NL: "paused" }, null],
    [["NL"], { DE: "active", NL: "paused" }, "store_paused"],
    [["DE", "NL"], { DE: "active", NL: "paused" }, "store_paused"],
    [["FR"], { DE: "active" }, "store_not_connected"],
    [[], { DE: "active", NL: "paused" }, null],
    [[], { DE: "paused", NL: "disconnected" }, "store_paused"],
    [[], {}, "store_not_connected"],
    [["DE"], { DE: "closing" }, "store_closing"],
  ] as const)("judges %j of %j by the store it names", (ids, stages, refused) => {
    const call = { marketplace_ids: [...ids], winds_up: false }
    expect(refuseWriting(call, facts(stages))).toBe(refused)
  })

  it("lets a zero and a parcel through for a store that closes, and for no other that stands still", () => {
    const closing = facts({ DE: "closing" })
    expect(refuseWriting({ marketplace_ids: ["DE"], winds_up: true }, closing)).toBeNull()
    for (const stage of ["paused", "disconnected", "waiting", "setup"] as const) {
      const call = { marketplace_ids: ["DE"], winds_up: true }
      expect(refuseWriting(call, facts({ DE: stage }))).not.toBeNull()
    }
  })
})
