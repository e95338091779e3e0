import { BigNumber } from "bignumber.js"
import { imported, anItem, anOrder, aStore } from "./support/orders"
import { withTotals } from "./support/medusa"

/** The table of docs/money.md: the same sale told in each convention. */
const told: [string, string, string, string, string, [string, string, string]][] = [
  ["tax_included", "DE", "119.00", "11.90", "107.10", ["119.00", "11.90", "17.1"]],
  ["tax_added", "DE", "100.00", "10.00", "107.10", ["119.00", "11.90", "17.1"]],
  ["tax_withheld", "US", "100.00", "10.00", "90.00", ["100.00", "10.00", "0"]],
  ["tax_deducted", "DE", "119.00", "11.90", "90.00", ["100.00", "10.00", "0"]],
  [
    "tax_included/discount_in_price",
    "DE",
    "107.10",
    "11.90",
    "107.10",
    ["119.00", "11.90", "17.1"],
  ],
  ["tax_added/discount_in_price", "DE", "90.00", "10.00", "107.10", ["119.00", "11.90", "17.1"]],
  ["tax_withheld/discount_in_price", "US", "90.00", "10.00", "90.00", ["100.00", "10.00", "0"]],
  ["tax_deducted/discount_in_price", "DE", "107.10", "11.90", "90.00", ["100.00", "10.00", "0"]],
]

describe("one sale in every convention", () => {
  it.each(told)("%s in %s", (convention, country_code, ITEM, DISCOUNT, total, expected) => {
    const paymentAmount = { amount: "107.10", currencyCode: "EUR" }
    const { order, money } = imported(
      anOrder(total, [anItem({ parts: { ITEM, DISCOUNT, TAX: "17.10" } })], {
        payment: { paymentExecutions: [{ paymentAmount }] },
      }),
      { store: aStore({ country_code }) }
    )
    expect(money).toMatchObject({ convention, buyer_paid: "107.10" })
    const medusa = withTotals(order)
    const [line] = order.items
    const tax = new BigNumber(medusa.raw_tax_total.value).decimalPlaces(2).toFixed()
    expect([line.unit_price, line.adjustments[0].amount, tax]).toEqual(expected)
    expect(medusa.raw_total.value).toBe(new BigNumber(total).toFixed())
  })
})
