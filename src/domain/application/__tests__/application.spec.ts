import fc from "fast-check"
import {
  chooseApplication,
  daysLeft,
  endOfLast,
  endOfSecret,
  judgeNewSecret,
  judgeSecret,
  SECRET_STAGES,
  stageOf,
  summariseSecrets,
  type ApplicationKeys,
  type KnownSecret,
} from ".."

const DAY = 86_400_000
const now = new Date("2026-06-01T12:00:00Z")
const inDays = (days: number) => new Date(now.getTime() + days * DAY)

describe("chooseApplication", () => {
  const keys: fc.Arbitrary<ApplicationKeys> = fc.record({
    applicationId: fc.string(),
    clientId: fc.string(),
    clientSecrets: fc.array(fc.string()),
    draft: fc.boolean(),
  })

  it("takes the options' whole, else what was entered whole, and never a mixture", () => {
    fc.assert(
      fc.property(fc.option(keys), fc.option(keys), (ofOptions, entered) => {
        const chosen = chooseApplication(ofOptions, entered)
        const expected = ofOptions
          ? { ...ofOptions, source: "options" }
          : entered && { ...entered, source: "form" }
        expect(chosen).toEqual(expected)
      })
    )
  })
})

describe("a new secret", () => {
  it.each([
    ["works", true, null],
    ["works", false, null],
    ["refused", true, "client_secret_refused"],
    ["refused", false, "client_secret_refused"],
    ["unknown", true, "amazon_away"],
    ["unknown", false, null],
  ] as const)("that Amazon says %s of, replacing another: %s", (verdict, replaces, expected) => {
    expect(judgeNewSecret(verdict, { replaces })).toBe(expected)
  })
})

describe("the life of a client secret", () => {
  it.each([
    [180, 180, null],
    [90.01, 91, null],
    [90, 90, 90],
    [30.5, 31, 90],
    [30, 30, 30],
    [7, 7, 7],
    [1, 1, 1],
    [0.001, 1, 1],
    [0, 0, 0],
    [-400, 0, 0],
  ])("%d days before its end: %d left, stage %s", (days, left, stage) => {
    expect(daysLeft(inDays(days), now)).toBe(left)
    expect(stageOf(left)).toBe(stage)
  })

  it("lasts 180 days", () => {
    expect(daysLeft(endOfSecret(now), now)).toBe(180)
  })

  it("grows ever more urgent, and is over exactly when its end has come", () => {
    const days = fc.double({ min: -400, max: 400, noNaN: true })
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)].map(inDays)
        expect(daysLeft(near, now)).toBeLessThanOrEqual(daysLeft(far, now))
        expect(daysLeft(near, now) === 0).toBe(near <= now)
        const [nearer, farther] = [near, far].map((end) => stageOf(daysLeft(end, now)) ?? 999)
        expect(nearer).toBeLessThanOrEqual(farther)
      })
    )
  })

  it("is told as soon, then as blocking, and closes when a new one lasts longer", () => {
    fc.assert(
      fc.property(fc.double({ min: -400, max: 400, noNaN: true }), (days) => {
        const problem = judgeSecret(inDays(days), now)
        expect(problem === null).toBe(daysLeft(inDays(days), now) > SECRET_STAGES[0])
        const over = inDays(days) <= now
        expect(problem && problem.code === "client_secret_ended").toBe(problem && over)
      })
    )
    expect(judgeSecret(null, now)).toBeNull()
    expect(judgeSecret(inDays(-1), now)).toMatchObject({ severity: "blocks_orders" })
    expect(judgeSecret(inDays(6), now)).toMatchObject({
      ...{ severity: "soon", parameters: { days: 6, stage: 7 } },
    })
  })
})

describe("what is shown of secrets", () => {
  const secret = (value: string, more: Partial<KnownSecret> = {}): KnownSecret => ({
    ...{ origin: "options", value, since: now, expiresAt: null, ...more },
  })

  it("never holds one, and at most its last four characters", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 5, maxLength: 60 })), (values) => {
        for (const { ends_with } of summariseSecrets(values.map((value) => secret(value)))) {
          expect(ends_with === null || ends_with.length === 4).toBe(true)
        }
      })
    )
    expect(summariseSecrets([secret("short of sixteen")])[0].ends_with).toBe("teen")
    expect(summariseSecrets([secret("short")])[0].ends_with).toBeNull()
  })

  it("knows the end of one that a rotation brought before it was put into the options", () => {
    const one = "amzn1.oa2-cs.v1.one"
    const brought = secret(one, { origin: "rotation", since: inDays(-20), expiresAt: inDays(160) })
    expect(summariseSecrets([secret(one), brought])).toEqual([
      expect.objectContaining({ origin: "options", since: inDays(-20), expires_at: inDays(160) }),
    ])
  })

  it("counts down to the end of the last, if it is known of all", () => {
    const ends = summariseSecrets([
      secret("amzn1.oa2-cs.v1.old", { expiresAt: inDays(7) }),
      secret("amzn1.oa2-cs.v1.new", { origin: "rotation" }),
    ])
    expect(endOfLast(ends)).toEqual(inDays(180))
    expect(endOfLast([...ends, { expires_at: null }])).toBeNull()
    expect(endOfLast([])).toBeNull()
  })
})
