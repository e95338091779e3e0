import { badDataCode } from "../bad-data"

describe("badDataCode", () => {
  it.each(["21000", "22P02", "22P05", "22003", "22007", "23502", "23505", "23514", "54000"])(
    "blames the row for %s",
    (code) => {
      expect(badDataCode(Object.assign(new Error("no"), { code }))).toBe(code)
    }
  )

  it.each([
    ["a broken connection", "08006"],
    ["a deadlock", "40P01"],
    ["a serialization failure", "40001"],
    ["a missing column", "42703"],
    ["a full disk", "53100"],
    ["too many connections", "53300"],
    ["a lock that is not to be had", "55P03"],
    ["a statement that took too long", "57014"],
    ["a shutdown", "57P01"],
    ["a transaction that was aborted", "25P02"],
    ["a damaged file", "XX001"],
    ["a refused connection", "ECONNREFUSED"],
    ["an error without a code", undefined],
    ["an odd code", 22],
  ])("does not blame the row for %s", (_what, code) => {
    expect(badDataCode(Object.assign(new Error("no"), { code }))).toBeNull()
  })

  it.each([null, undefined, "22P02"])("does not blame the row for %p", (thrown) => {
    expect(badDataCode(thrown)).toBeNull()
  })
})
