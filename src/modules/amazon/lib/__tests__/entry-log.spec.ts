import type { LogEntry } from "../../../../domain/log"
import type { EndedCall } from "../../../../sp-api"
import { EntryLog } from "../entry-log"

const told = (subject: string): EndedCall => ({
  account: "acc",
  operation: "patchListingsItem",
  description: { kind: "stock", direction: "told", subject, marketplaceIds: [], told: {} },
  startedAt: new Date("2026-11-21T10:15:00.000Z"),
  ...{ ms: 120, waitedMs: 0, attempts: 1, status: 200, requestId: subject },
  answer: { found: null, refused: null },
  error: null,
})

/** A log at a database that refuses as `refuse` says. */
const logAt = (refuse: (entries: LogEntry[]) => string | null) => {
  const stored: (string | null)[] = []
  const warnings: string[] = []
  const add = (entries: LogEntry[]) => {
    const code = refuse(entries)
    if (code) {
      return Promise.reject(Object.assign(new Error("refused"), { code }))
    }
    stored.push(...entries.map(({ subject }) => subject))
    return Promise.resolve()
  }
  const log = new EntryLog({
    logger: { warn: (text: string) => warnings.push(text) } as never,
    entries: { add },
    database: { isMigrated: () => Promise.resolve(true) },
  })
  return { log, stored, warnings }
}

describe("the log's entries on their way to the database", () => {
  it("should leave out one that the database does not take, and no other", async () => {
    const { log, stored, warnings } = logAt((entries) =>
      entries.some(({ subject }) => subject === "B") ? "22P05" : null
    )
    "ABCDE".split("").forEach((subject) => log.note(told(subject)))
    await log.flush()
    expect(stored).toEqual(["A", "C", "D", "E"])
    expect(log.size).toBe(0)
    expect(warnings).toEqual([
      "amazon log: an entry of patchListingsItem cannot be stored (22P05).",
    ])
  })

  it("should keep all of them while the database is away, and write them once after", async () => {
    let away = true
    const { log, stored } = logAt(() => (away ? "08006" : null))
    "ABC".split("").forEach((subject) => log.note(told(subject)))
    await log.flush()
    expect([stored, log.size]).toEqual([[], 3])
    away = false
    await log.flush()
    expect([stored, log.size]).toEqual([["A", "B", "C"], 0])
  })
})
