import { readdirSync } from "node:fs"
import path from "node:path"
import { DatabaseState } from "../database-state"
import type { Cradle } from "../knex"

const all = readdirSync(path.join(__dirname, "../../migrations"))
  .filter((file) => /^Migration\d+\.ts$/.test(file))
  .map((file) => file.replace(".ts", ""))

/** A database in which these migrations have run; null: not even Medusa's. */
const setUp = (run: string[] | null) => {
  const state = { run }
  const said: string[] = []
  const raw = jest.fn(async (sql: string) =>
    sql.includes("to_regclass")
      ? { rows: [{ exists: state.run !== null }] }
      : { rows: (state.run ?? []).map((name) => ({ name })) }
  )
  const log = (text: string) => said.push(text)
  const database = new DatabaseState({
    __pg_connection__: { raw, isTransaction: false },
    logger: { error: log, info: log },
  } as unknown as Cradle)
  return { database, said, state, raw }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe("migrations", () => {
  it("are asked for once when all have run", async () => {
    const { database, said, raw } = setUp(all)
    expect(await database.isMigrated()).toBe(true)
    expect(await database.isMigrated()).toBe(true)
    expect(raw).toHaveBeenCalledTimes(2)
    expect(said).toEqual([])
  })

  it.each([null, [], all.slice(1)])("that lack are told once with the remedy: %j", async (run) => {
    const { database, said, state } = setUp(run)
    expect(await database.isMigrated()).toBe(false)
    jest.advanceTimersByTime(60_000)
    expect(await database.isMigrated()).toBe(false)
    expect(said).toEqual([expect.stringMatching(/Migration\d+.*npx medusa db:migrate/)])
    state.run = all
    jest.advanceTimersByTime(60_000)
    expect(await database.isMigrated()).toBe(true)
  })
})

describe("a database that is away", () => {
  it("is told of once while it keeps everybody waiting, and when it is back", async () => {
    const { database, said } = setUp(all)
    let answer = () => undefined as void
    const beat = database.watch(() => new Promise<void>((resolve) => (answer = resolve)))
    jest.advanceTimersByTime(14_000)
    expect(database.away).toBe(false)
    jest.advanceTimersByTime(20_000)
    expect(database.away).toBe(true)
    answer()
    await beat
    expect(database.away).toBe(false)
    expect(said).toEqual([
      expect.stringContaining("does not answer"),
      expect.stringContaining("answers again, after 34 s"),
    ])
  })

  it("is not told of at every failure, and without a statement's values", async () => {
    const { database, said } = setUp(all)
    const refused = Object.assign(new Error("insert … 'Jan Jansen' - connect"), {
      code: "ECONNREFUSED",
    })
    for (let beats = 0; beats < 5; beats++) {
      await database.watch(() => Promise.reject(refused))
      jest.advanceTimersByTime(10_000)
    }
    expect(said).toEqual([expect.stringContaining("does not answer (ECONNREFUSED)")])
  })

  it("is another thing than a mistake in the work", async () => {
    const { database, said } = setUp(all)
    await database.watch(() => Promise.reject(new Error("no such thing")))
    jest.advanceTimersByTime(60_000)
    expect(database.away).toBe(false)
    expect(said).toEqual([expect.stringContaining("no such thing")])
  })
})
