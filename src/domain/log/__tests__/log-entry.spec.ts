import fc from "fast-check"
import { AmazonApiError, type AmazonApiErrorKind, type EndedCall } from "../../../sp-api"
import { entryOf, joinEntries, type LogEntry } from ".."

const DE = "A1PA6795UKMFR9"
const at = new Date("2026-11-21T10:15:00.000Z")

const ended = (more: Partial<EndedCall> = {}): EndedCall => ({
  account: "acc",
  operation: "patchListingsItem",
  description: {
    kind: "stock",
    direction: "told",
    subject: "MUG-S",
    marketplaceIds: [DE],
    told: { quantity: 7 },
  },
  startedAt: at,
  ...{ ms: 120.4, waitedMs: 20, attempts: 1, status: 200, requestId: "req-1" },
  answer: { found: null, refused: null },
  error: null,
  ...more,
})

const look = (more: Partial<EndedCall> = {}): EndedCall =>
  ended({
    operation: "searchOrders",
    description: {
      kind: "orders",
      direction: "read",
      subject: null,
      marketplaceIds: [DE],
      told: { nextPage: false },
    },
    answer: { found: 0, refused: null },
    ...more,
  })

const failed = (kind: AmazonApiErrorKind) =>
  new AmazonApiError({
    operation: "x",
    kind,
    message: "m",
    errors: [{ code: "Code", message: "Amazon's words", details: null }],
  })

const entry = (call: EndedCall, origin = {}): LogEntry => {
  const made = entryOf(call, origin)
  if (!made) {
    throw new Error("no entry was made")
  }
  return made
}

describe("the entry of a call", () => {
  it("should say what was told, on whose behalf, and what came of it", () => {
    expect(entry(ended(), { flow: "stock-update", run_id: "run", by: "user" })).toMatchObject({
      account_id: "acc",
      store_id: null,
      marketplace_id: DE,
      at: "2026-11-21T10:15:00.120Z",
      subject: "MUG-S",
      told: { quantity: 7 },
      outcome: "accepted",
      failure: null,
      request_id: "req-1",
      ...{ duration_ms: 120, waited_ms: 20, flow: "stock-update", run_id: "run", by: "user" },
      fold_key: null,
    })
  })

  it("should be the account's when it is about access, whichever store's run needed it", () => {
    const access = { kind: "access", direction: "read", subject: null, told: {} } as const
    const refresh = look({ description: { ...access, marketplaceIds: [] } })
    expect(entry(refresh, { store_id: "sto" }).store_id).toBeNull()
    expect(entry(look(), { store_id: "sto" }).store_id).toBe("sto")
  })

  it.each<[AmazonApiErrorKind, string, string]>([
    ["throttled", "throttled", "throttled"],
    ["invalid_input", "refused", "invalid_input"],
    ["access_lapsed", "refused", "access_lapsed"],
    ["server", "failed", "amazon_unavailable"],
    ["network", "failed", "amazon_unreachable"],
  ])("should say of %s that it was %s", (kind, outcome, reason) => {
    expect(entry(ended({ error: failed(kind), status: null }))).toMatchObject({
      outcome,
      failure: { reason, parameters: { answer: null } },
      code: "Code",
      answer: { errors: [{ code: "Code", message: "Amazon's words" }] },
    })
  })

  it("should call a listing refused that Amazon takes and does not accept", () => {
    const refused = { code: "90220", message: "brand is required" }
    expect(entry(ended({ answer: { found: null, refused } }))).toMatchObject({
      ...{ outcome: "refused", code: "90220", http_status: 200 },
      failure: { reason: "invalid_input" },
    })
  })

  it("should not be made for what was never said and nobody needs to know", () => {
    expect(entryOf(ended({ attempts: 0, error: failed("aborted") }), {})).toBeNull()
    expect(entryOf(ended({ attempts: 0, error: new Error("database") }), {})).toBeNull()
    expect(entryOf(ended({ attempts: 1, error: failed("aborted") }), {})).not.toBeNull()
  })
})

describe("calls that are one entry", () => {
  const key = (call: EndedCall, origin = {}) => entry(call, origin).fold_key

  it("should be looks that found nothing, within an hour", () => {
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
    expect(key(look())).not.toBeNull()
    expect(key(look({ startedAt: later(40) }))).toBe(key(look()))
    expect(key(look({ startedAt: later(50) }))).not.toBe(key(look()))
    expect(key(look({ account: "other" }))).not.toBe(key(look()))
  })

  it("should be pages of one list, within a run", () => {
    const page = look({ answer: { found: 20, refused: null } })
    expect(key(page)).toBeNull()
    expect(key(page, { run_id: "a" })).toBe(key(page, { run_id: "a" }))
    expect(key(page, { run_id: "a" })).not.toBe(key(page, { run_id: "b" }))
    expect(key(page, { run_id: "a" })).not.toBe(key(look(), { run_id: "a" }))
  })

  it("should be calls that were not even sent", () => {
    const held = (kind: AmazonApiErrorKind) => ended({ attempts: 0, error: failed(kind) })
    expect(key(held("throttled"))).not.toBeNull()
    expect(key(held("throttled"))).not.toBe(key(held("unreachable")))
    expect(entry(held("throttled"))).toMatchObject({ subject: null, told: {} })
  })

  it("should never be what was sent to tell, what was refused, or what is about one thing", () => {
    const kinds: AmazonApiErrorKind[] = ["throttled", "invalid_input", "server", "network"]
    fc.assert(
      fc.property(
        fc.constantFrom<"read" | "told">("read", "told"),
        fc.option(fc.constantFrom("MUG-S", "026-1")),
        fc.option(fc.constantFrom(...kinds)),
        fc.option(fc.nat(50)),
        fc.integer({ min: 1, max: 4 }),
        fc.option(fc.constant("run")),
        (direction, subject, kind, found, attempts, run_id) => {
          const { description } = ended()
          const made = entry(
            ended({
              description: { ...description, direction, subject },
              answer: { found, refused: null },
              error: kind && failed(kind),
              attempts,
            }),
            run_id ? { run_id } : {}
          )
          if (direction === "told" || subject !== null || kind) {
            expect(made.fold_key).toBeNull()
            expect(made.subject).toBe(subject)
          } else {
            expect(made.fold_key === null).toBe(!!found && !run_id)
          }
        }
      )
    )
  })

  it("should add up, in any order, to what each of them was", () => {
    const some = fc.record({
      minutes: fc.nat(40),
      found: fc.option(fc.nat(5)),
      ms: fc.nat(1000),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 8 }), (calls) => {
        const entries = calls.map(({ minutes, found, ms }) => ({
          ...entry(look({ startedAt: new Date(at.getTime() + minutes * 60_000), ms })),
          found,
        }))
        const forth = entries.reduce(joinEntries)
        const back = [...entries].reverse().reduce(joinEntries)
        for (const all of [forth, back]) {
          expect(all.count).toBe(calls.length)
          expect(all.duration_ms).toBe(calls.reduce((sum, { ms }) => sum + ms, 0))
          expect(all.since <= all.at).toBe(true)
          expect([all.since, all.at]).toEqual([
            entries.map(({ since }) => since).sort()[0],
            entries
              .map((one) => one.at)
              .sort()
              .at(-1),
          ])
          expect(all.found ?? 0).toBe(calls.reduce((sum, { found }) => sum + (found ?? 0), 0))
        }
      })
    )
  })
})
