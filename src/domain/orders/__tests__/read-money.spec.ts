import type { AmazonOrder } from "../amazon-order"
import { isMoneyMissing, type MoneyReading } from "../money-reading"
import { splitPersonalData } from "../personal-data"
import { readMoney } from "../read-money"
import { anItem, anOrder, type ItemWish } from "./support/orders"

const read = (order: AmazonOrder, country_code = "DE") =>
  readMoney(splitPersonalData(order).facts, { country_code, currency_code: "EUR" })

function reading(order: AmazonOrder, country?: string): MoneyReading {
  const money = read(order, country)
  if (isMoneyMissing(money)) {
    throw new Error(JSON.stringify(money.missing))
  }
  return money
}

const order = (total: string | undefined, ...items: ItemWish[]) =>
  anOrder(
    total,
    items.map((item, index) => anItem(item, index))
  )
const facilitator = { tax: { taxCollections: [{ model: "MARKETPLACE_FACILITATOR" }] } }

describe("conventions", () => {
  // 119.00 with 19 % tax in it, of which 11.90 off: 107.10, 17.10 of it tax.
  it.each<[string, string, ItemWish, string, string | undefined]>([
    [
      "tax_included",
      "107.10",
      { parts: { ITEM: "119.00", DISCOUNT: "11.90", TAX: "17.10" } },
      "107.10",
      "DE",
    ],
    [
      "tax_included",
      "107.10",
      { parts: { ITEM: "119.00", DISCOUNT: "-11.90", TAX: "17.10" } },
      "107.10",
      "DE",
    ],
    [
      "tax_added",
      "107.10",
      { parts: { ITEM: "100.00", DISCOUNT: "10.00", TAX: "17.10" } },
      "107.10",
      "DE",
    ],
    [
      "tax_deducted",
      "90.00",
      { parts: { ITEM: "119.00", DISCOUNT: "11.90", TAX: "17.10" } },
      "107.10",
      "DE",
    ],
    [
      "tax_withheld",
      "90.00",
      { parts: { ITEM: "100.00", DISCOUNT: "-10.00", TAX: "17.10" } },
      "107.10",
      "US",
    ],
    [
      "tax_included/discount_in_price",
      "107.10",
      { parts: { ITEM: "107.10", DISCOUNT: "11.90", TAX: "17.10" } },
      "107.10",
      "DE",
    ],
    [
      "tax_added/discount_in_price",
      "107.10",
      { parts: { ITEM: "90.00", DISCOUNT: "10.00", TAX: "17.10" } },
      "107.10",
      "US",
    ],
  ])("%s of %s", (convention, total, item, paid, country) => {
    const wish =
      country === "US" && convention === "tax_withheld" ? { ...item, more: facilitator } : item
    const money = reading(order(total, wish), country)
    expect(money).toMatchObject({ convention, grand_total: total, buyer_paid: paid })
    expect(money.remainder).toEqual({ amount: "0.00", kind: "none" })
    expect(money.items[0].total).toBe(total)
    const [component] = money.items[0].components
    const share = Number(component.gross) - Number(component.gross_discount)
    expect(share.toFixed(2)).toBe(total)
  })

  it("puts the discount on the footing of the price with tax", () => {
    const money = reading(
      order("107.10", { parts: { ITEM: "100.00", DISCOUNT: "10.00", TAX: "17.10" } })
    )
    expect(money.items[0].components[0]).toMatchObject({
      stated: "100",
      discount: "10",
      gross: "119.00",
      gross_discount: "11.90",
      tax_inside: "17.1",
    })
  })

  it("reads an order without tax and discount always in the usual way of its marketplace", () => {
    const plain = order("10.00", { parts: { ITEM: "10.00" } })
    expect(reading(plain, "DE").convention).toBe("tax_included")
    expect(reading(plain, "JP").convention).toBe("tax_included")
    expect(reading(plain, "US").convention).toBe("tax_added")
    const collected = order("10.00", { parts: { ITEM: "10.00" }, more: facilitator })
    expect(reading(collected, "US").convention).toBe("tax_withheld")
  })

  it("prefers the usual way when several fit, unless the payment tells otherwise", () => {
    // Discount and tax are equal: 10 + 2 − 2, or 10 with the discount already off.
    const ambiguous = order("10.00", { parts: { ITEM: "10.00", DISCOUNT: "2.00", TAX: "2.00" } })
    expect(reading(ambiguous).convention).toBe("tax_added")
    const collected = order("8.00", { parts: { ITEM: "8.00", TAX: "1.52" } })
    expect(reading(collected)).toMatchObject({ convention: "tax_included", buyer_paid: "8.00" })
    const paymentAmount = { amount: "9.52", currencyCode: "EUR" }
    const paid = { ...collected, payment: { paymentExecutions: [{ paymentAmount }] } }
    expect(reading(paid)).toMatchObject({ convention: "tax_withheld", buyer_paid: "9.52" })
  })

  it("prefers what explains the items' own totals to what explains the sum alone", () => {
    // No convention gives the grand total for both items, one for each does.
    const money = reading(
      order(
        "31.90",
        { parts: { ITEM: "10.00", TAX: "1.90" }, total: "11.90" },
        { parts: { ITEM: "20.00", TAX: "3.19" }, total: "20.00" }
      )
    )
    expect(money.convention).toBe("mixed")
    expect(money.items.map((item) => item.convention)).toEqual(["tax_added", "tax_included"])
    expect(money.remainder.kind).toBe("none")
  })
})

describe("figures", () => {
  it("reads the example of Amazon's model with a delivery tip", () => {
    const example = anOrder(
      "154.99",
      [
        anItem(
          {
            quantity: 2,
            total: "100.00",
            parts: { ITEM: "99.98", TAX: "0.02" },
            taxDetails: { ITEM: "0.02" },
          },
          0,
          "USD"
        ),
        anItem({ total: "49.99", parts: { ITEM: "49.99" } }, 1, "USD"),
      ],
      {},
      "USD"
    )
    const usd = (amount: string) => ({ amount, currencyCode: "USD" })
    example.proceeds!.breakdowns = [
      { type: "ITEM", subtotal: usd("149.97") },
      { type: "TAX", subtotal: usd("0.02") },
      { type: "DELIVERY_TIP", status: "FINALIZED", subtotal: usd("5.00") },
    ]
    expect(reading(example, "US")).toMatchObject({
      convention: "tax_added",
      order_level: [{ type: "DELIVERY_TIP", status: "FINALIZED", amount: "5" }],
      remainder: { kind: "none" },
    })
  })

  it("counts a pending tip only if the grand total does", () => {
    const tip = (total: string) => {
      const example = order(total, { parts: { ITEM: "10.00" } })
      example.proceeds!.breakdowns = [
        {
          type: "DELIVERY_TIP",
          status: "PENDING",
          subtotal: { amount: "5.00", currencyCode: "EUR" },
        },
      ]
      return reading(example).order_level.map(({ amount }) => amount)
    }
    expect([tip("10.00"), tip("15.00")]).toEqual([[], ["5"]])
  })

  it("takes charges that only the order states, if the grand total needs them", () => {
    const example = order("13.00", { parts: { ITEM: "10.00" } })
    example.proceeds!.breakdowns = [
      { type: "ITEM", subtotal: { amount: "10.00", currencyCode: "EUR" } },
      { type: "OTHER", subtotal: { amount: "3.00", currencyCode: "EUR" } },
    ]
    expect(reading(example)).toMatchObject({
      order_level: [{ type: "OTHER", amount: "3" }],
      remainder: { kind: "none" },
    })
  })

  it("spreads a tax that only the order states", () => {
    const example = order("36.00", { parts: { ITEM: "10.00" } }, { parts: { ITEM: "20.00" } })
    example.proceeds!.breakdowns = [
      { type: "TAX", subtotal: { amount: "6.00", currencyCode: "EUR" } },
    ]
    const money = reading(example)
    expect(money.convention).toBe("tax_added")
    expect(money.items.map((item) => item.total)).toEqual(["12.00", "24.00"])
  })

  it("keeps a breakdown type it does not know as another charge", () => {
    const money = reading(order("12.50", { parts: { ITEM: "10.00", MOON_FEE: "2.50" } }))
    expect(money.stated).toMatchObject({ items: "10.00", other: "2.50" })
    expect(money.remainder.kind).toBe("none")
  })

  it("puts tax and discount on components by Amazon's details", () => {
    const money = reading(
      order("23.00", {
        parts: { ITEM: "20.00", SHIPPING: "5.00", DISCOUNT: "2.00", TAX: "3.67" },
        taxDetails: { ITEM: "3.19", SHIPPING: "0.80", DISCOUNT: "-0.32" },
        discountDetails: { SHIPPING: "2.00" },
      })
    )
    expect(money.items[0].components.map((c) => [c.component, c.discount, c.tax])).toEqual([
      ["item", "0", "3.19"],
      ["shipping", "2", "0.48"],
    ])
  })

  it("reads amounts of a currency without decimals, however they are written", () => {
    const example = anOrder("19940.00", [anItem({ parts: { ITEM: "19940" } }, 0, "JPY")], {}, "JPY")
    expect(reading(example, "JP")).toMatchObject({ decimals: 0, grand_total: "19940" })
  })

  it("reads a proceedsTotal without breakdowns as the price", () => {
    expect(reading(order("10.00", { total: "10.00" })).stated.items).toBe("10.00")
  })
})

describe("remainders", () => {
  it("calls a minor unit per amount rounding", () => {
    const money = reading(
      order("30.02", { quantity: 3, parts: { ITEM: "30.00", SHIPPING: "0.01" } })
    )
    expect(money.remainder).toEqual({ amount: "0.01", kind: "rounding" })
  })

  it("leaves a larger one unexplained, in the marketplace's usual convention", () => {
    const money = reading(order("95.00", { parts: { ITEM: "119.00", TAX: "19.00" } }))
    expect(money.remainder).toEqual({ amount: "-24.00", kind: "unexplained" })
    expect(money.convention).toBe("tax_included")
  })

  it("keeps a grand total with more decimals than its currency", () => {
    const money = reading(order("10.005", { parts: { ITEM: "10.005" } }))
    expect(money.grand_total).toBe("10.005")
    expect(money.remainder).toEqual({ amount: "-0.005", kind: "rounding" })
  })
})

describe("missing amounts", () => {
  const missing = (money: ReturnType<typeof read>) =>
    isMoneyMissing(money) ? money.missing : "nothing"

  it("holds an order without proceeds although it has a unit price", () => {
    const item = anItem({
      more: {
        product: {
          sellerSku: "TULP-1",
          price: { unitPrice: { amount: "5.00", currencyCode: "EUR" } },
        },
      },
    })
    expect(missing(read(anOrder(undefined, [item])))).toEqual([
      { code: "amounts_missing", parameters: { field: "proceeds.grandTotal" } },
    ])
  })

  it("names the item without proceeds", () => {
    expect(missing(read(order("5.00", { parts: { ITEM: "5.00" } }, {})))).toEqual([
      { code: "amounts_missing", parameters: { field: "orderItems[1].proceeds" } },
    ])
  })

  it("takes the order's breakdowns for its only item", () => {
    const example = order("12.00", {})
    example.proceeds!.breakdowns = [
      { type: "ITEM", subtotal: { amount: "10.00", currencyCode: "EUR" } },
      { type: "SHIPPING", subtotal: { amount: "2.00", currencyCode: "EUR" } },
    ]
    expect(reading(example).stated).toMatchObject({ items: "10.00", shipping: "2.00" })
  })

  it("names an amount that is none, and one in another currency", () => {
    const bad = order("5.00", { parts: { ITEM: "five" } })
    expect(missing(read(bad))).toEqual([
      {
        code: "amounts_missing",
        parameters: { field: "orderItems[0].proceeds.breakdowns[0].subtotal", value: "five" },
      },
    ])
    const foreign = anOrder("5.00", [anItem({ parts: { ITEM: "5.00" } }, 0, "USD")])
    expect(missing(read(foreign))).toEqual([
      {
        code: "currency_mismatch",
        parameters: {
          field: "orderItems[0].proceeds.breakdowns[0].subtotal",
          currency: "USD",
          expected: "EUR",
        },
      },
    ])
  })

  it("reads a replacement without any amount as free", () => {
    const replacement = {
      ...order(undefined, {}),
      associatedOrders: [{ orderId: "302-0", associationType: "REPLACEMENT_ORIGINAL_ID" }],
    }
    expect(reading(replacement)).toMatchObject({ grand_total: "0.00", remainder: { kind: "none" } })
  })
})

describe("who owes the tax", () => {
  const owed = (more: ItemWish["more"], country: string, total = "10.00") =>
    reading(order(total, { parts: { ITEM: "10.00", TAX: "1.60" }, more }), country).tax_owed_by

  it("is the seller unless Amazon says otherwise", () => {
    expect(owed({}, "DE")).toBe("seller")
    expect(owed(facilitator, "US")).toBe("marketplace")
    expect(owed(facilitator, "US", "11.60")).toBe("marketplace")
    expect(owed(facilitator, "DE")).toBe("deemed_reseller")
    const ioss = { tax: { taxCalculationBreakdowns: [{ reportingScheme: "IOSS" }] } }
    expect(owed(ioss, "FR")).toBe("deemed_reseller")
    expect(owed({ tax: { taxCollections: [{ model: "SOMETHING_NEW" }] } }, "DE")).toBe("seller")
  })

  it("cannot be the seller when the grand total is without the tax", () => {
    expect(owed({}, "US")).toBe("marketplace")
  })

  it("is mixed when the items differ", () => {
    const item = { parts: { ITEM: "10.00", TAX: "1.60" } }
    const money = reading(order("20.00", item, { ...item, more: facilitator }))
    expect(money.tax_owed_by).toBe("mixed")
  })
})
