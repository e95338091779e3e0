import { Secrets } from "../secrets"
import { isSigned, signState } from "../signed-state"

const secrets = new Secrets("k1:a secret of sixteen and more")
const binding = { user_id: "user_1", store_ids: ["s1", "s2"], region: "eu" }

describe("signState", () => {
  it("signs for one user, stores and region, and is never the same twice", () => {
    const state = signState(secrets, binding)
    expect(state).toMatch(/^[\w-]{32}\.[\w-]{43}$/)
    expect(isSigned(secrets, state, binding)).toBe(true)
    expect(isSigned(secrets, state, { ...binding, store_ids: ["s2", "s1"] })).toBe(true)
    expect(signState(secrets, binding)).not.toBe(state)
  })

  it.each<[string, Partial<typeof binding>]>([
    ["another user", { user_id: "user_2" }],
    ["another store", { store_ids: ["s1", "s3"] }],
    ["fewer stores", { store_ids: ["s1"] }],
    ["no store", { store_ids: [] }],
    ["another region", { region: "na" }],
  ])("is not good for %s", (_what, other) => {
    expect(isSigned(secrets, signState(secrets, binding), { ...binding, ...other })).toBe(false)
  })

  it.each(["", "x", "a.b", ".", "a.b.c"])("takes %s for nobody's", (state) => {
    expect(isSigned(secrets, state, binding)).toBe(false)
  })

  it("outlives a rotation of keys while the old one is in the ring", () => {
    const state = signState(secrets, binding)
    const rotated = new Secrets("k2:another secret of many,k1:a secret of sixteen and more")
    expect(isSigned(rotated, state, binding)).toBe(true)
    expect(isSigned(new Secrets("k1:another secret of many"), state, binding)).toBe(false)
  })
})
