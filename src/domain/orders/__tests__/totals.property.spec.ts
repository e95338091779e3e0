import BigNumber from "bignumber.js"
import fc from "fast-check"
import { decimalsOf } from "../../money"
import { medusaTotalsOf, moneyRows } from "../money-rows"
import { splitPersonalData } from "../personal-data"
import { readMoney } from "../read-money"
import { fromDatabase, withTotals } from "./support/medusa"
import { aStore, imported } from "./support/orders"
import { tell, truths, type Truth } from "./support/truths"

const plain = (amount: string) => new BigNumber(amount).toFixed()
const storeOf = ({ country, currency }: Truth) =>
  aStore({ country_code: country, currency_code: currency })

/** Reads, composes and lets Medusa calculate. */
function bring(truth: Truth) {
  const { order, grandTotal, paid } = tell(truth)
  return { ...imported(order, { store: storeOf(truth) }), grandTotal, paid }
}

describe("every convention, with random amounts", () => {
  it("gives Amazon's grand total as Medusa's raw_total", () => {
    fc.assert(
      fc.property(truths, (truth) => {
        const { order, money, grandTotal } = bring(truth)
        expect(money.remainder).toEqual({
          amount: expect.stringMatching(/^0(\.0+)?$/),
          kind: "none",
        })
        expect(withTotals(order).raw_total.value).toBe(plain(grandTotal))
        expect(withTotals(fromDatabase(order)).raw_total.value).toBe(plain(grandTotal))
      }),
      { numRuns: 300 }
    )
  })

  it("gives Amazon's tax to the minor unit, and no difference in any component", () => {
    fc.assert(
      fc.property(truths, (truth) => {
        const { order, money, notes } = bring(truth)
        fc.pre(!notes.some(({ code }) => code === "tax_not_representable"))
        const medusa = withTotals(order)
        const tax = new BigNumber(medusa.raw_tax_total.value).decimalPlaces(money.decimals)
        const inside = money.items.flatMap((i) => i.components.map((c) => c.tax_inside))
        expect(tax.toFixed()).toBe(BigNumber.sum(0, ...inside).toFixed())
        for (const row of moneyRows(money, medusaTotalsOf(medusa))) {
          expect({ ...row, zero: Number(row.difference) }).toMatchObject({ zero: 0 })
        }
      }),
      { numRuns: 300 }
    )
  })

  it("knows what the buyer paid when Amazon tells the payment", () => {
    fc.assert(
      fc.property(truths, (truth) => {
        const { money, paid } = bring({ ...truth, withPayments: true })
        expect(money.buyer_paid).toBe(paid)
      }),
      { numRuns: 300 }
    )
  })

  it("reads the convention itself where the amounts leave no doubt", () => {
    fc.assert(
      fc.property(truths, (truth) => {
        const { order } = tell({ ...truth, withPayments: true })
        const { facts } = splitPersonalData(order)
        const money = readMoney(facts, storeOf(truth))
        if ("missing" in money) {
          throw new Error("amounts are missing")
        }
        const [tax, discount] = [
          new BigNumber(money.stated.tax),
          new BigNumber(money.stated.discount),
        ]
        // Zero amounts, and a discount that is the tax or twice it, fit several conventions.
        fc.pre(!tax.isZero() && !discount.isZero())
        fc.pre(!discount.eq(tax) && !discount.eq(tax.times(2)))
        const suffix = truth.discount === "discount_in_price" ? "/discount_in_price" : ""
        expect(money.convention).toBe(truth.tax + suffix)
      }),
      { numRuns: 300 }
    )
  })

  it("stays exact after any units are returned", () => {
    fc.assert(
      fc.property(truths, fc.infiniteStream(fc.nat()), (truth, numbers) => {
        const { order, grandTotal } = bring(truth)
        const returned: Record<string, number> = {}
        let left = new BigNumber(grandTotal)
        for (const line of order.items) {
          const units = numbers.next().value % (line.quantity + 1)
          const off = new BigNumber(line.adjustments[0]?.amount ?? 0).div(line.quantity)
          returned[line.id] = units
          left = left.minus(new BigNumber(line.unit_price).minus(off).times(units))
          expect(left.decimalPlaces()).toBeLessThanOrEqual(decimalsOf(truth.currency))
        }
        // Of smaller amounts the 20th digit of Medusa's divisions may show.
        fc.pre(left.gte(10))
        expect(withTotals(fromDatabase(order, returned)).raw_total.value).toBe(left.toFixed())
      }),
      { numRuns: 200 }
    )
  })

  it("stays exact after a refund, which Medusa books as a credit line", () => {
    fc.assert(
      fc.property(truths, fc.integer({ min: 2, max: 99 }), (truth, percent) => {
        const { order, grandTotal } = bring(truth)
        const decimals = decimalsOf(truth.currency)
        const refund = new BigNumber(grandTotal).times(percent).div(100).decimalPlaces(decimals)
        // Medusa ignores credit lines of one minor unit or less.
        fc.pre(refund.shiftedBy(decimals).gt(1) && refund.lt(grandTotal))
        const left = new BigNumber(grandTotal).minus(refund)
        fc.pre(left.gte(10))
        const credit_lines = [{ amount: Number(refund), raw_amount: { value: refund.toFixed() } }]
        expect(withTotals(fromDatabase(order), { credit_lines }).raw_total.value).toBe(
          left.toFixed()
        )
      }),
      { numRuns: 200 }
    )
  })
})
