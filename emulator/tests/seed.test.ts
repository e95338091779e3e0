import assert from "node:assert/strict"
import { test } from "node:test"
import { buildCatalogue, withCheckDigit } from "../src/catalogue/products.js"
import { toMinor } from "../src/core/money.js"
import { findMarketplace } from "../src/amazon/marketplaces.js"
import { quantityOf } from "../src/listings/stock.js"
import { buyerPaid, itemAmounts, orderAmounts, showsGross } from "../src/orders/conventions.js"
import { presentOrder, INCLUDED_DATA } from "../src/orders/present.js"
import { classify } from "../src/orders/truth.js"
import { CONVENTIONS } from "../src/orders/types.js"
import type { OrderRecord } from "../src/orders/types.js"
import { seedState } from "../src/seed/seed.js"

const NOW = Date.parse("2026-11-20T12:00:00Z")
const DAY = 86_400_000
const SEEDS = [1, 2, 3, 42, 4711, 99_999]
const NONE = { convention: null, discountSign: null }
const products = new Map(buildCatalogue().map((product) => [product.sku, product]))
const ordersOf = (seed: number, forced: Parameters<typeof seedState>[2] = NONE) =>
  Object.values(seedState(seed, NOW, forced).orders)

/** The written identities, by convention. */
function checkIdentity(order: OrderRecord): void {
  const amounts = orderAmounts(order)
  const { ITEM, SHIPPING, GIFT_WRAP, TAX, total } = amounts
  const discount = Math.abs(amounts.DISCOUNT)
  const parts = ITEM + SHIPPING + GIFT_WRAP
  const expected = {
    tax_included: parts - discount,
    tax_excluded: parts - discount + TAX,
    marketplace_collected: parts - discount,
    marketplace_collected_in_total: parts - discount + TAX,
    discount_deducted: parts + (showsGross(order) ? 0 : TAX),
  }[order.convention]
  assert.equal(total, expected, `${order.orderId} ${order.convention}`)
  const kept = order.convention === "marketplace_collected" ? TAX : 0
  assert.equal(total + kept, buyerPaid(order), `${order.orderId} paid`)
  if (amounts.DISCOUNT !== 0) {
    assert.equal(amounts.DISCOUNT < 0, order.discountSign === "negative")
  }
  assert.equal(
    order.items.reduce((sum, item) => sum + itemAmounts(order, item).total, 0),
    total
  )
}

test("every order of every seed keeps its convention's identity", () => {
  for (const seed of SEEDS) {
    ordersOf(seed).forEach(checkIdentity)
  }
})

test("the identities hold whatever convention is forced on the orders", () => {
  for (const convention of CONVENTIONS) {
    for (const discountSign of ["positive", "negative"] as const) {
      const orders = ordersOf(7, { convention, discountSign })
      assert.ok(orders.every((order) => order.convention === convention))
      orders.forEach(checkIdentity)
    }
  }
})

test("the amounts as told sum up exactly", () => {
  for (const order of ordersOf(1)) {
    const told = presentOrder(order, new Set(INCLUDED_DATA)) as any
    if (!told.proceeds) {
      assert.equal(order.status, "PENDING")
      continue
    }
    const minor = (value: { amount: string; currencyCode: string }) =>
      toMinor(value.amount, value.currencyCode)
    const items = told.orderItems.map((item: any) => item.proceeds)
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
    assert.equal(
      sum(items.map((entry: any) => minor(entry.proceedsTotal))),
      minor(told.proceeds.grandTotal)
    )
    for (const { type, subtotal } of told.proceeds.breakdowns) {
      const parts = items.flatMap((entry: any) =>
        entry.breakdowns.filter((part: any) => part.type === type)
      )
      assert.equal(sum(parts.map((part: any) => minor(part.subtotal))), minor(subtotal))
      for (const part of parts.filter((entry: any) => entry.detailedBreakdowns)) {
        const details = part.detailedBreakdowns.map((detail: any) => minor(detail.value))
        assert.equal(sum(details), minor(part.subtotal))
      }
    }
  }
})

test("the same seed gives the same shop, another seed another one", () => {
  assert.deepEqual(ordersOf(5), ordersOf(5))
  assert.notDeepEqual(
    ordersOf(5).map((o) => o.orderId),
    ordersOf(6).map((o) => o.orderId)
  )
  const later = Object.values(seedState(5, NOW + DAY, NONE).orders)
  assert.deepEqual(
    later.map((order) => [order.orderId, order.createdTime - DAY]),
    ordersOf(5).map((order) => [order.orderId, order.createdTime])
  )
})

test("every seed has all the cases that a shop meets", () => {
  for (const seed of SEEDS) {
    const orders = ordersOf(seed)
    assert.ok(orders.length >= 400)
    assert.equal(new Set(orders.map((order) => order.orderId)).size, orders.length)
    const some = (name: string, test: (order: OrderRecord) => boolean) =>
      assert.ok(orders.some(test), `seed ${seed}: no order ${name}`)
    for (const status of ["PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED", "CANCELLED"]) {
      some(status, (order) => order.status === status)
    }
    for (const currency of ["EUR", "GBP", "SEK", "PLN", "USD", "CAD", "JPY"]) {
      some(currency, (order) => order.currency === currency)
    }
    for (const convention of CONVENTIONS) {
      for (const sign of ["positive", "negative"]) {
        some(
          `${convention} with a ${sign} discount`,
          (order) =>
            order.convention === convention &&
            order.status !== "PENDING" &&
            Math.sign(orderAmounts(order).DISCOUNT) === (sign === "positive" ? 1 : -1)
        )
      }
    }
    some("shipping promotion", (o) => orderAmounts(o).discount.SHIPPING !== 0)
    some("gift wrap", (o) => orderAmounts(o).GIFT_WRAP > 0)
    some("indivisible", (o) => o.items.some((i) => itemAmounts(o, i).ITEM % i.quantity !== 0))
    some("several items", (o) => o.items.length > 2)
    some("PRIME", (o) => o.programs.includes("PRIME"))
    some("AMAZON_BUSINESS", (o) => o.programs.includes("AMAZON_BUSINESS"))
    some("by Amazon", (o) => o.fulfilledBy === "AMAZON")
    some("unknown value", (o) => o.serviceLevel === "DRONE")
    some("IOSS", (o) => o.items.some((item) => item.iossNumber !== null))
    some("free replacement", (o) => o.replacementOf !== null && buyerPaid(o) === 0)
    some("ü", (o) => /ü/.test(o.address.name + o.address.addressLine1))
    some("ł", (o) => /[łŁ]/.test(o.address.name + o.address.addressLine1 + o.address.city))
    some("漢字", (o) => /[一-龠]/.test(o.address.name))
    some("cancel wish", (o) => o.items.some((item) => item.cancelRequestedBecause !== null))
    const reasons = orders.map((order) => classify(order, products).reason)
    assert.equal(reasons.filter((reason) => reason === "unknown_sku").length, 5)
    assert.equal(reasons.filter((reason) => reason === "unknown_marketplace").length, 4)
    assert.ok(reasons.filter((reason) => reason === null).length > 300)
  }
})

test("times lie within the last 20 days and in order", () => {
  for (const order of ordersOf(2)) {
    assert.ok(order.createdTime >= NOW - 20 * DAY)
    assert.ok(order.lastUpdatedTime >= order.createdTime, order.orderId)
    assert.ok(order.lastUpdatedTime <= NOW - 5 * 60_000)
    assert.ok(order.packages.every((entry) => entry.shipTime >= order.createdTime))
  }
})

test("Amazon's quantity is what the shop had less what the seller has sold", () => {
  const state = seedState(1, NOW, NONE)
  for (const listing of Object.values(state.listings)) {
    const quantity = quantityOf(listing)
    if (quantity === null) {
      continue
    }
    const sold = Object.values(state.orders)
      .filter((o) => o.sellerId === listing.sellerId && o.fulfilledBy === "MERCHANT")
      .filter((o) => o.status !== "CANCELLED")
      .flatMap((o) => o.items)
      .filter((item) => item.sku === listing.sku)
      .reduce((sum, item) => sum + item.quantity, 0)
    assert.ok(quantity >= 0)
    assert.equal(quantity, (state.initialQuantities[listing.sku] as number) - sold)
  }
})

test("the catalogue's numbers are well formed", () => {
  const all = [...products.values()]
  assert.equal(new Set(all.map((product) => product.ean)).size, all.length)
  assert.equal(new Set(all.map((product) => product.asin)).size, all.length)
  for (const product of all) {
    assert.equal(withCheckDigit(product.ean.slice(0, 12)), product.ean)
    for (const [id, price] of Object.entries(product.prices)) {
      assert.ok(price > 0 && findMarketplace(id))
    }
  }
  assert.equal(withCheckDigit("400638133393"), "4006381333931")
})
