import { goOnHref, readRun, runQuery, type SetUpRun } from "../set-up-run"

const read = (query: string) => readRun(new URLSearchParams(query))

describe("set-up run", () => {
  it.each<[string, object]>([
    ["", { step: "country", stores: [], way: "application" }],
    ["step=connect", { step: "country", stores: [] }],
    ["step=connect&store=a", { step: "connect", stores: ["a"] }],
    ["step=x&stores=a,b,", { step: "choices", stores: ["a", "b"] }],
    ["step=connect&stores=a&with=token", { step: "connect", way: "token" }],
  ])("reads %s", (query, run) => {
    expect(read(query)).toMatchObject(run)
  })

  it("reads what it writes", () => {
    const run: SetUpRun = { step: "connect", stores: ["a", "b"], way: "token" }
    expect(readRun(new URLSearchParams(runQuery(run)))).toEqual(run)
  })

  it("goes on where one stopped, with the stores that were added in one go", () => {
    const at = "2026-11-20T10:00:00.000Z"
    const store = (id: string, status: "setup" | "waiting" | "active", created_at = at) => ({
      ...{ id, status, created_at },
    })
    const all = [
      store("a", "setup"),
      store("b", "setup"),
      store("c", "active"),
      store("d", "setup", "2026-11-20T10:00:01.000Z"),
    ]
    expect(goOnHref(all[1], all)).toBe("/amazon/create?step=choices&stores=b%2Ca")
    expect(goOnHref(store("w", "waiting"), [])).toBe("/amazon/create?step=connect&stores=w")
  })
})
