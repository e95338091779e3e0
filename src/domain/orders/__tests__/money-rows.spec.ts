import { medusaTotalsOf } from "../money-rows"

describe("the totals of a Medusa order", () => {
  it("must be there: one that was not loaded is never taken for zero", () => {
    const order = { raw_total: { value: "10" }, tax_total: 0 }
    expect(medusaTotalsOf(order)).toMatchObject({ total: "10", tax: "0" })
    expect(() => medusaTotalsOf({ tax_total: 0 })).toThrow("total of the order is no amount")
    expect(() =>
      medusaTotalsOf({ ...order, items: [{ id: "ordli_1", original_total: {} }] })
    ).toThrow("original_total of ordli_1 is no amount: load the order with its totals")
  })
})
