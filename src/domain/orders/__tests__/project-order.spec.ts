import { medusaTotalsOf, moneyRows } from "../money-rows"

import { withTotals } from "./support/medusa"
import { aStore, anItem, anOrder, imported, project } from "./support/orders"

const plain = anOrder("5.00", [anItem({ parts: { ITEM: "5.00" } })])
const codes = (projection: ReturnType<typeof project>) =>
  projection.kind === "hold" ? projection.reasons.map(({ code }) => code) : projection.kind

describe("projectOrder", () => {
  it("holds with every reason at once", () => {
    const order = anOrder(undefined, [
      anItem({ more: { product: { sellerSku: "NEW-1", asin: "B1" } } }, 0),
      anItem({ more: { product: { sellerSku: "NEW-1" } } }, 1),
      anItem({ more: { product: {} } }, 2),
    ])
    const store = aStore({ region_id: null, sales_channel_id: null })
    const projection = project(order, { store, variants: {} })
    expect(codes(projection)).toEqual([
      "sales_channel_missing",
      "region_missing",
      "amounts_missing",
      "unknown_sku",
      "unknown_sku",
    ])
    expect(projection.kind === "hold" && projection.reasons.slice(3)).toEqual([
      { code: "unknown_sku", parameters: { sku: "NEW-1", asin: null } },
      { code: "unknown_sku", parameters: { sku: null, asin: null } },
    ])
  })

  it("does not take a property of every object for a variant", () => {
    const order = anOrder("5.00", [
      anItem({ parts: { ITEM: "5.00" }, more: { product: { sellerSku: "constructor" } } }),
    ])
    expect(codes(project(order))).toEqual(["unknown_sku"])
  })

  it("holds another currency than the store's", () => {
    expect(codes(project(plain, { store: aStore({ currency_code: "GBP" }) }))).toEqual([
      "currency_mismatch",
    ])
  })

  it("holds an unexplained total only if the store says so", () => {
    const order = anOrder("9.00", [anItem({ parts: { ITEM: "5.00" } })])
    const settings = { import_since: null, hold_unexplained_totals: true }
    const projection = project(order, { settings })
    expect(projection).toEqual({
      kind: "hold",
      reasons: [
        {
          code: "unexplained_total",
          parameters: { grand_total: "9.00", remainder: "4.00", currency: "EUR" },
        },
      ],
    })
    expect(project(order).kind).toBe("import")
    expect(project(plain, { settings }).kind).toBe("import")
  })

  it("holds an order of which nothing is left", () => {
    expect(codes(project(anOrder("0.00", [anItem({ quantity: 0 })])))).toEqual(["invalid_order"])
  })

  it("passes on waiting and ignoring, without looking for variants", () => {
    const fulfillment = { fulfillmentStatus: "PENDING" }
    expect(project({ ...plain, fulfillment }, { variants: {} })).toEqual({
      kind: "wait",
      reason: "pending",
    })
    expect(project(plain, { store: null })).toEqual({ kind: "ignore", reason: "no_store" })
    const settings = { import_since: "2026-12-01T00:00:00Z", hold_unexplained_totals: false }
    expect(project(plain, { settings })).toEqual({ kind: "ignore", reason: "before_import_since" })
  })

  it("gives the same order every time", () => {
    expect(imported(plain)).toEqual(imported(structuredClone(plain)))
  })
})

describe("moneyRows", () => {
  const parts = {
    ITEM: "100.00",
    SHIPPING: "5.00",
    GIFT_WRAP: "3.00",
    DISCOUNT: "10.00",
    TAX: "9.80",
  }
  const { order, money } = imported(anOrder("107.80", [anItem({ parts })]))

  it("puts Amazon's amounts beside Medusa's, on the same footing", () => {
    const rows = moneyRows(money, medusaTotalsOf(withTotals(order)))
    expect(rows.map((row) => [row.component, row.amazon, row.medusa, row.difference])).toEqual([
      ["items", "110.00", "110.00", "0.00"],
      ["shipping", "5.50", "5.50", "0.00"],
      ["gift_wrap", "3.30", "3.30", "0.00"],
      ["other", "0.00", "0.00", "0.00"],
      ["discount", "11.00", "11.00", "0.00"],
      ["tax", "9.80", "9.80", "0.00"],
      ["total", "107.80", "107.80", "0.00"],
    ])
  })

  it("shows what was refunded since as a difference", () => {
    const refunded = withTotals(order, { credit_lines: [{ amount: "7.80" }] })
    const rows = moneyRows(money, medusaTotalsOf(refunded))
    expect(rows.at(-1)).toEqual({
      component: "total",
      amazon: "107.80",
      medusa: "100.00",
      difference: "-7.80",
    })
  })

  it("has nothing to compare with before the import", () => {
    expect(moneyRows(money, null)[0]).toEqual({
      component: "items",
      amazon: "110.00",
      medusa: null,
      difference: null,
    })
  })
})
