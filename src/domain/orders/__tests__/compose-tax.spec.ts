import { withTotals } from "./support/medusa"
import { aStore, anItem, anOrder, anOrderOf, imported } from "./support/orders"

const storeIn = (country_code: string, currency_code: string) => ({
  store: aStore({ country_code, currency_code }),
})
const rates = ({ order }: ReturnType<typeof imported>) =>
  [...order.items, ...order.shipping_methods].map((row) => row.tax_lines[0]?.rate ?? null)

describe("tax", () => {
  it("is the statutory rate where that gives Amazon's amounts", () => {
    const parts = { ITEM: "119.00", SHIPPING: "11.90", TAX: "20.90" }
    const taxDetails = { ITEM: "19.00", SHIPPING: "1.90" }
    const result = imported(anOrderOf("130.90", { parts, taxDetails }))
    expect(rates(result)).toEqual(["19", "19"])
    expect(result.order.items[0].tax_lines[0].code).toBe("amazon_statutory")
    expect(withTotals(result.order).raw_tax_total.value).toMatch(/^20\.(9|89{15})/)
  })

  it("takes the rate of the country of delivery before the marketplace's", () => {
    const recipient = { deliveryAddress: { countryCode: "AT" } }
    const result = imported(
      anOrderOf("120.00", { parts: { ITEM: "120.00", TAX: "20.00" } }, { recipient })
    )
    expect(rates(result)).toEqual(["20", null])
  })

  it("is the exact rate where Amazon's amount is of no statutory one", () => {
    const result = imported(anOrderOf("119.00", { parts: { ITEM: "119.00", TAX: "18.50" } }))
    expect(rates(result)).toEqual(["18.407960199005", null])
    expect(result.order.items[0].tax_lines[0].code).toBe("amazon_exact")
    expect(Number(withTotals(result.order).raw_tax_total.value)).toBeCloseTo(18.5, 12)
  })

  it("is the exact rate everywhere if the sum would be a cent off", () => {
    // 19 % of 19.99 is 3.1917 each; three times that is 9.575, Amazon says 3 × 3.19.
    const item = { parts: { ITEM: "19.99", TAX: "3.19" } }
    const result = imported(
      anOrder(
        "59.97",
        [0, 1, 2].map((index) => anItem(item, index))
      )
    )
    expect(rates(result).slice(0, 3)).toEqual(Array(3).fill("18.9880952380952"))
    expect(Number(withTotals(result.order).raw_tax_total.value)).toBeCloseTo(9.57, 12)
  })

  it("stays out of Medusa where the marketplace keeps it, and in the metadata", () => {
    const wish = {
      parts: { ITEM: "100.00", TAX: "8.25" },
      more: { tax: { taxCollections: [{ model: "MARKETPLACE_FACILITATOR" }] } },
    }
    const result = imported(anOrderOf("100.00", wish, {}, "USD"), storeIn("US", "USD"))
    expect(rates(result)).toEqual([null, null])
    expect(withTotals(result.order).raw_total.value).toBe("100")
    expect(result.order.metadata.amazon_money).toMatchObject({
      convention: "tax_withheld",
      tax_owed_by: "marketplace",
      grand_total: "100.00",
      buyer_paid: "108.25",
      stated: { tax: "8.25" },
    })
  })

  it("is left out with a note where no rate can express it", () => {
    const parts = { ITEM: "20.00", DISCOUNT: "20.00", TAX: "1.00" }
    const result = imported(anOrderOf("1.00", { parts }))
    expect(withTotals(result.order).raw_total.value).toBe("1")
    expect(result.notes.map(({ code }) => code)).toContain("tax_not_representable")
  })
})
