import fc from "fast-check"
import { defaultStoreName } from "../default-store-name"

describe("defaultStoreName", () => {
  it.each([
    ["DE", [], "Amazon DE"],
    ["GB", [], "Amazon UK"],
    ["DE", ["Amazon DE"], "Amazon DE 2"],
    ["DE", ["Amazon DE 2", "Amazon DE"], "Amazon DE 3"],
  ])("calls the store of %s beside %j %s", (country, taken, name) => {
    expect(defaultStoreName(country, taken)).toBe(name)
  })

  it("never gives a name that is there", () => {
    fc.assert(
      fc.property(fc.nat(40), (count) => {
        const names: string[] = []
        for (let index = 0; index < count; index++) {
          const name = defaultStoreName("FR", names)
          expect(names).not.toContain(name)
          names.push(name)
        }
      })
    )
  })
})
