import { createRawPropertiesFromBigNumber, decorateCartTotals } from "@medusajs/framework/utils"
import BigNumber from "bignumber.js"
import fc from "fast-check"
import { rawTotal } from "../medusa-arithmetic"

const cents = (min: number, max: number) =>
  fc.integer({ min, max }).map((minor) => (minor / 100).toFixed(2))
const taxLines = fc
  .option(fc.constantFrom("19", "7", "5.5", "25.5", "8.8750000000001", "16.0427807486631"))
  .map((rate) => (rate ? [{ rate }] : []))
const line = fc.record({
  unit_price: cents(-100, 100_000),
  quantity: fc.integer({ min: 1, max: 60 }),
  is_tax_inclusive: fc.constant(true),
  tax_lines: taxLines,
  adjustments: fc
    .option(cents(1, 5_000))
    .map((amount) => (amount ? [{ amount, is_tax_inclusive: true }] : [])),
})
const method = fc.record({
  amount: cents(-500, 2_000),
  is_tax_inclusive: fc.constant(true),
  tax_lines: taxLines,
})

describe("rawTotal", () => {
  it("is what Medusa calculates, to the last digit", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(method, { maxLength: 3 }),
        (items, shipping_methods) => {
          const order = structuredClone({ items, shipping_methods })
          decorateCartTotals(order as never)
          createRawPropertiesFromBigNumber(order)
          const medusa = (order as unknown as { raw_total: { value: string } }).raw_total.value
          expect(rawTotal(items, shipping_methods)).toBe(new BigNumber(medusa).toFixed())
        }
      ),
      { numRuns: 300 }
    )
  })
})
