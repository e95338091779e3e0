import { fromDatabase, withTotals } from "./support/medusa"
import { aStore, aVariant, anItem, anOrder, anOrderOf, imported } from "./support/orders"

const storeIn = (country_code: string, currency_code: string) => ({
  store: aStore({ country_code, currency_code }),
})
const lines = ({ order }: ReturnType<typeof imported>) =>
  order.items.map((item) => [item.quantity, item.unit_price, item.adjustments[0]?.amount ?? null])

describe("lines", () => {
  it("are two of the same Amazon item where the total is not quantity × price", () => {
    const result = imported(
      anOrderOf("10.00", { quantity: 3, parts: { ITEM: "10.00", TAX: "1.60" } })
    )
    expect(lines(result)).toEqual([
      [2, "3.33", null],
      [1, "3.34", null],
    ])
    for (const line of result.order.items) {
      expect(line.metadata.amazon_order_item_id).toBe("10000000000001")
    }
    expect(new Set(result.order.items.map((line) => line.id)).size).toBe(2)
    expect(withTotals(result.order).raw_total.value).toBe("10")
    const [first] = result.order.items
    const afterReturn = withTotals(fromDatabase(result.order, { [first.id]: 1 }))
    expect(afterReturn.raw_total.value).toBe("6.67")
  })

  it.each([
    [
      "JPY",
      "JP",
      "1000",
      [
        [2, "333", null],
        [1, "334", null],
      ],
    ],
    [
      "SEK",
      "SE",
      "100.00",
      [
        [2, "33.33", null],
        [1, "33.34", null],
      ],
    ],
    [
      "KWD",
      "AE",
      "1.000",
      [
        [2, "0.333", null],
        [1, "0.334", null],
      ],
    ],
  ])("have whole minor units in %s", (currency, country, total, expected) => {
    const result = imported(
      anOrderOf(total, { quantity: 3, parts: { ITEM: total } }, {}, currency),
      storeIn(country, currency)
    )
    expect(lines(result)).toEqual(expected)
    expect(withTotals(result.order).raw_total.value).toBe(String(Number(total)))
  })

  it("carry a promotion as an adjustment with tax, also one that does not divide", () => {
    const wish = {
      quantity: 3,
      parts: { ITEM: "30.00", DISCOUNT: "-1.00", TAX: "4.63" },
      more: { promotion: { breakdowns: [{ promotionId: "SUMMER" }] } },
    }
    const result = imported(anOrderOf("29.00", wish))
    expect(lines(result)).toEqual([
      [2, "10.00", "0.66"],
      [1, "10.00", "0.34"],
    ])
    expect(result.order.items[0].adjustments[0]).toMatchObject({
      code: "SUMMER",
      is_tax_inclusive: true,
    })
    const medusa = withTotals(result.order)
    expect(medusa.raw_total.value).toBe("29")
    expect(Number(medusa.raw_discount_total.value)).toBeCloseTo(1, 12)
    const returned = fromDatabase(result.order, { [result.order.items[0].id]: 1 })
    expect(withTotals(returned).raw_total.value).toBe("19.33")
  })

  it("show what the shop knows of the variant", () => {
    const variant = aVariant({ option_values: { Colour: "Red" }, requires_shipping: false })
    const result = imported(anOrderOf("5.00", { parts: { ITEM: "5.00" } }), {
      variants: { "TULP-1": variant },
    })
    expect(result.order.items[0]).toMatchObject({
      title: "Vase",
      subtitle: "Red",
      variant_id: "variant_1",
      variant_sku: "TULP-1",
      product_id: "prod_1",
      variant_option_values: { Colour: "Red" },
      requires_shipping: false,
      is_tax_inclusive: true,
    })
  })
})

describe("shipping and charges", () => {
  it("is one shipping method net of its promotions, first, with the store's option", () => {
    const parts = { ITEM: "20.00", SHIPPING: "4.99", DISCOUNT: "4.99" }
    const result = imported(anOrderOf("20.00", { parts, discountDetails: { SHIPPING: "4.99" } }))
    expect(result.order.shipping_methods).toEqual([
      {
        name: "Amazon Standard",
        amount: "0.00",
        is_tax_inclusive: true,
        shipping_option_id: "so_1",
        tax_lines: [],
        metadata: { amazon_component: "shipping" },
      },
    ])
    expect(lines(result)).toEqual([[1, "20.00", null]])
  })

  it("sums the shipping of all items", () => {
    const item = { parts: { ITEM: "10.00", SHIPPING: "2.50" } }
    const result = imported(anOrder("25.00", [anItem(item, 0), anItem(item, 1)]))
    expect(result.order.shipping_methods.map(({ amount }) => amount)).toEqual(["5.00"])
  })

  it("adds a method for gift wrap and other charges: a line would wait to be fulfilled", () => {
    const parts = { ITEM: "20.00", GIFT_WRAP: "3.99", COD_FEE: "2.00", TAX: "4.15" }
    const taxDetails = { ITEM: "3.19", GIFT_WRAP: "0.64", COD_FEE: "0.32" }
    const result = imported(anOrderOf("25.99", { parts, taxDetails }))
    expect(
      result.order.shipping_methods.map((m) => [m.name, m.amount, m.shipping_option_id])
    ).toEqual([
      ["Amazon Standard", "0.00", "so_1"],
      ["Gift wrap", "3.99", "so_1"],
      ["Cash on delivery fee", "2.00", "so_1"],
    ])
    expect(result.order.shipping_methods[1].metadata).toEqual({
      amazon_component: "gift_wrap",
      amazon_order_item_id: "10000000000001",
    })
    expect(withTotals(result.order).raw_total.value).toBe("25.99")
  })

  it("shows what Amazon does not explain, in either direction", () => {
    const over = imported(anOrderOf("25.00", { parts: { ITEM: "20.00" } }))
    const under = imported(anOrderOf("15.00", { parts: { ITEM: "20.00" } }))
    for (const [result, amount, total] of [
      [over, "5.00", "25"],
      [under, "-5.00", "15"],
    ] as const) {
      expect(result.order.shipping_methods[1]).toMatchObject({
        name: "Unexplained by Amazon",
        amount,
        metadata: { amazon_component: "remainder" },
      })
      expect(withTotals(result.order).raw_total.value).toBe(total)
      expect(result.notes.map(({ code }) => code)).toContain("unexplained_total")
    }
  })

  it("shows a cent of rounding as such", () => {
    const result = imported(anOrderOf("20.01", { parts: { ITEM: "20.00" } }))
    expect(result.order.shipping_methods[1]).toMatchObject({ name: "Rounding difference" })
    expect(withTotals(result.order).raw_total.value).toBe("20.01")
  })
})

describe("the order", () => {
  it("is a replacement without a price", () => {
    const associatedOrders = [{ orderId: "302-0", associationType: "REPLACEMENT_ORIGINAL_ID" }]
    const result = imported(
      anOrderOf("0.00", { quantity: 2, parts: { ITEM: "0.00" } }, { associatedOrders })
    )
    expect(lines(result)).toEqual([[2, "0.00", null]])
    expect(withTotals(result.order).raw_total.value).toBe("0")
    expect(result.order.metadata.amazon_replaces_order_id).toBe("302-0")
    const nothing = imported({
      ...anOrderOf("0.00", {}, { associatedOrders }),
      proceeds: undefined,
    })
    expect(withTotals(nothing.order).raw_total.value).toBe("0")
  })

  it("is exactly zero when everything is discounted", () => {
    const parts = { ITEM: "29.97", DISCOUNT: "29.97" }
    const result = imported(anOrderOf("0.00", { quantity: 7, parts }))
    expect(withTotals(fromDatabase(result.order)).raw_total.value).toBe("0")
  })

  it("has what Amazon gives of the recipient, at least the country", () => {
    const bare = imported(anOrderOf("5.00", { parts: { ITEM: "5.00" } }))
    expect(bare.order.shipping_address).toEqual({ country_code: "de" })
    expect(bare.order).not.toHaveProperty("email")
    expect(bare.notes.map(({ code }) => code)).toContain("personal_data_missing")

    const deliveryAddress = {
      name: "Maria van der Berg",
      addressLine1: "Marktplein 5",
      city: "Delft",
      postalCode: "2611 AA",
      countryCode: "NL",
    }
    const full = imported(
      anOrderOf(
        "5.00",
        { parts: { ITEM: "5.00" } },
        {
          buyer: { buyerEmail: "abc123@marketplace.example" },
          recipient: { deliveryAddress },
        }
      )
    )
    expect(full.order.email).toBe("abc123@marketplace.example")
    expect(full.order.shipping_address).toEqual({
      first_name: "Maria",
      last_name: "van der Berg",
      address_1: "Marktplein 5",
      city: "Delft",
      postal_code: "2611 AA",
      country_code: "nl",
    })
    expect(full.order.billing_address).not.toBe(full.order.shipping_address)
    expect(full.notes).toEqual([])
  })

  it("is bound to store, customer and Amazon's time", () => {
    const result = imported(anOrderOf("5.00", { parts: { ITEM: "5.00" } }), {
      customer_id: "cus_1",
    })
    expect(result.order).toMatchObject({
      id: "order_amz_1",
      customer_id: "cus_1",
      region_id: "reg_1",
      sales_channel_id: "sc_1",
      currency_code: "eur",
      created_at: "2026-11-01T10:00:00Z",
      metadata: { amazon_order_id: "302-1234567-1234567", amazon_store_id: "store_1" },
    })
  })
})
