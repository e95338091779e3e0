import type { AmazonOrder } from "../amazon-order"
import type { ItemWish } from "./support/orders"
import { fromDatabase, withTotals } from "./support/medusa"
import { aStore, aVariant, anItem, anOrder, imported } from "./support/orders"

const order = (total: string, wish: ItemWish, more: Partial<AmazonOrder> = {}, currency = "EUR") =>
  anOrder(total, [anItem(wish, 0, currency)], more, currency)
const storeIn = (country_code: string, currency_code: string) => ({
  store: aStore({ country_code, currency_code }),
})
const lines = ({ order }: ReturnType<typeof imported>) =>
  order.items.map((item) => [item.quantity, item.unit_price, item.adjustments[0]?.amount ?? null])
const rates = ({ order }: ReturnType<typeof imported>) =>
  [...order.items, ...order.shipping_methods].map((row) => row.tax_lines[0]?.rate ?? null)

describe("lines", () => {
  it("are two of the same Amazon item where the total is not quantity × price", () => {
    const result = imported(order("10.00", { quantity: 3, parts: { ITEM: "10.00", TAX: "1.60" } }))
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
      order(total, { quantity: 3, parts: { ITEM: total } }, {}, currency),
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
    const result = imported(order("29.00", wish))
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
    const result = imported(order("5.00", { parts: { ITEM: "5.00" } }), {
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
    const result = imported(order("20.00", { parts, discountDetails: { SHIPPING: "4.99" } }))
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
    const result = imported(order("25.99", { parts, taxDetails }))
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
    const over = imported(order("25.00", { parts: { ITEM: "20.00" } }))
    const under = imported(order("15.00", { parts: { ITEM: "20.00" } }))
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
    const result = imported(order("20.01", { parts: { ITEM: "20.00" } }))
    expect(result.order.shipping_methods[1]).toMatchObject({ name: "Rounding difference" })
    expect(withTotals(result.order).raw_total.value).toBe("20.01")
  })
})

describe("tax", () => {
  it("is the statutory rate where that gives Amazon's amounts", () => {
    const parts = { ITEM: "119.00", SHIPPING: "11.90", TAX: "20.90" }
    const taxDetails = { ITEM: "19.00", SHIPPING: "1.90" }
    const result = imported(order("130.90", { parts, taxDetails }))
    expect(rates(result)).toEqual(["19", "19"])
    expect(result.order.items[0].tax_lines[0].code).toBe("amazon_statutory")
    expect(withTotals(result.order).raw_tax_total.value).toMatch(/^20\.(9|89{15})/)
  })

  it("takes the rate of the country of delivery before the marketplace's", () => {
    const recipient = { deliveryAddress: { countryCode: "AT" } }
    const result = imported(
      order("120.00", { parts: { ITEM: "120.00", TAX: "20.00" } }, { recipient })
    )
    expect(rates(result)).toEqual(["20", null])
  })

  it("is the exact rate where Amazon's amount is of no statutory one", () => {
    const result = imported(order("119.00", { parts: { ITEM: "119.00", TAX: "18.50" } }))
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
    const result = imported(order("100.00", wish, {}, "USD"), storeIn("US", "USD"))
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
    const result = imported(order("1.00", { parts }))
    expect(withTotals(result.order).raw_total.value).toBe("1")
    expect(result.notes.map(({ code }) => code)).toContain("tax_not_representable")
  })
})

describe("the order", () => {
  it("is a replacement without a price", () => {
    const associatedOrders = [{ orderId: "302-0", associationType: "REPLACEMENT_ORIGINAL_ID" }]
    const result = imported(
      order("0.00", { quantity: 2, parts: { ITEM: "0.00" } }, { associatedOrders })
    )
    expect(lines(result)).toEqual([[2, "0.00", null]])
    expect(withTotals(result.order).raw_total.value).toBe("0")
    expect(result.order.metadata.amazon_replaces_order_id).toBe("302-0")
    const nothing = imported({ ...order("0.00", {}, { associatedOrders }), proceeds: undefined })
    expect(withTotals(nothing.order).raw_total.value).toBe("0")
  })

  it("is exactly zero when everything is discounted", () => {
    const parts = { ITEM: "29.97", DISCOUNT: "29.97" }
    const result = imported(order("0.00", { quantity: 7, parts }))
    expect(withTotals(fromDatabase(result.order)).raw_total.value).toBe("0")
  })

  it("has what Amazon gives of the recipient, at least the country", () => {
    const bare = imported(order("5.00", { parts: { ITEM: "5.00" } }))
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
      order(
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
    const result = imported(order("5.00", { parts: { ITEM: "5.00" } }), { customer_id: "cus_1" })
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

describe("reservations", () => {
  const shipped = (quantityFulfilled: number, quantityUnfulfilled?: number) => ({
    quantity: 3,
    parts: { ITEM: "10.00" },
    more: { fulfillment: { quantityFulfilled, quantityUnfulfilled } },
  })

  it("are for what is still to ship; shipped units fill the first line", () => {
    const result = imported(order("10.00", shipped(1, 2)))
    const [first, second] = result.order.items
    expect(
      result.reservations.map(({ line_item_id, quantity }) => [line_item_id, quantity])
    ).toEqual([
      [first.id, 1],
      [second.id, 1],
    ])
    expect(result.links).toMatchObject([
      { quantity: 3, quantity_fulfilled: 1, quantity_unfulfilled: 2, variant_id: "variant_1" },
    ])
    expect(imported(order("10.00", shipped(2))).reservations).toMatchObject([
      { variant_id: "variant_1", seller_sku: "TULP-1", quantity: 1 },
    ])
    expect(imported(order("10.00", shipped(3, 0))).reservations).toEqual([])
  })

  it("are none for shipped orders and for those that Amazon fulfils", () => {
    const wish = { parts: { ITEM: "5.00" } }
    for (const fulfillment of [
      { fulfillmentStatus: "SHIPPED", fulfilledBy: "MERCHANT" },
      { fulfillmentStatus: "UNSHIPPED", fulfilledBy: "AMAZON" },
    ]) {
      expect(imported(order("5.00", wish, { fulfillment })).reservations).toEqual([])
    }
  })

  it("leave out an item that Amazon cancelled", () => {
    const items = [
      anItem({ parts: { ITEM: "5.00" } }, 0),
      anItem({ quantity: 0, more: { product: { sellerSku: "GONE" } } }, 1),
    ]
    const result = imported(anOrder("5.00", items))
    expect(result.order.items).toHaveLength(1)
    expect(result.links.map(({ quantity, lines }) => [quantity, lines.length])).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect(result.notes).toContainEqual({ code: "item_cancelled", parameters: { sku: "GONE" } })
  })
})
