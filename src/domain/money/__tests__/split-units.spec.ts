import BigNumber from "bignumber.js"
import fc from "fast-check"
import { splitUnits } from "../split-units"

const amount = (value: string) => new BigNumber(value)
const shown = (groups: ReturnType<typeof splitUnits>) =>
  groups.map((g) => [g.quantity, g.unit_price.toFixed(), g.unit_discount.toFixed()])

describe("splitUnits", () => {
  it("keeps a divisible line whole", () => {
    expect(shown(splitUnits(amount("30"), amount("3"), 3, 2))).toEqual([[3, "10", "1"]])
  })

  it("makes two groups of a line that is not quantity × price", () => {
    expect(shown(splitUnits(amount("10"), amount("0"), 3, 2))).toEqual([
      [2, "3.33", "0"],
      [1, "3.34", "0"],
    ])
    expect(shown(splitUnits(amount("1000"), amount("0"), 3, 0))).toEqual([
      [2, "333", "0"],
      [1, "334", "0"],
    ])
    expect(shown(splitUnits(amount("1.000"), amount("0"), 3, 3))).toEqual([
      [2, "0.333", "0"],
      [1, "0.334", "0"],
    ])
  })

  it("makes at most three when the discount does not divide either", () => {
    expect(shown(splitUnits(amount("10.02"), amount("1.04"), 5, 2))).toEqual([
      [1, "2", "0.2"],
      [2, "2", "0.21"],
      [2, "2.01", "0.21"],
    ])
  })

  it("refuses a quantity that is not a positive whole number", () => {
    expect(() => splitUnits(amount("1"), amount("0"), 0, 2)).toThrow("quantity")
  })

  it("loses nothing and never leaves a fraction of a minor unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(0, 2, 3),
        (total, discount, quantity, decimals) => {
          const groups = splitUnits(
            new BigNumber(total).shiftedBy(-decimals),
            new BigNumber(discount).shiftedBy(-decimals),
            quantity,
            decimals
          )
          const sum = (pick: (g: (typeof groups)[number]) => BigNumber) =>
            groups.reduce((all, g) => all.plus(pick(g).times(g.quantity)), new BigNumber(0))
          expect(
            sum((g) => g.unit_price)
              .shiftedBy(decimals)
              .toNumber()
          ).toBe(total)
          expect(
            sum((g) => g.unit_discount)
              .shiftedBy(decimals)
              .toNumber()
          ).toBe(discount)
          expect(groups.reduce((all, g) => all + g.quantity, 0)).toBe(quantity)
          expect(groups.length).toBeLessThanOrEqual(discount % quantity === 0 ? 2 : 3)
          for (const group of groups) {
            expect(group.quantity).toBeGreaterThan(0)
            expect(group.unit_price.shiftedBy(decimals).isInteger()).toBe(true)
            expect(group.unit_discount.shiftedBy(decimals).isInteger()).toBe(true)
          }
        }
      )
    )
  })
})
