import BigNumber from "bignumber.js"
import fc from "fast-check"
import { decimalsOf } from "../../../money"
import type { AmazonOrder } from "../../amazon-order"
import type { DiscountMode, TaxMode } from "../../money-reading"
import { anItem, anOrder } from "./orders"

/** What a buyer truly paid for one part of an item, in minor units, after the discount. */
interface Part {
  net: number
  tax: number
  discountNet: number
  discountGross: number
}

interface TrueItem {
  quantity: number
  item: Part
  shipping: Part | null
  giftWrap: Part | null
}

/** An order's truth, and how Amazon happens to tell it. */
export interface Truth {
  currency: string
  country: string
  items: TrueItem[]
  tax: TaxMode
  discount: DiscountMode
  negativeDiscounts: boolean
  withDetails: boolean
  withItemTotals: boolean
  withPayments: boolean
  collected: boolean
}

const NOTHING: Part = { net: 0, tax: 0, discountNet: 0, discountGross: 0 }

function part(rate: number, lowest: number): fc.Arbitrary<Part> {
  return fc
    .record({
      gross: fc.integer({ min: lowest, max: 300_000 }),
      share: fc.constantFrom(0, 0, 0, 5, 10, 33, 50, 100),
    })
    .map(({ gross, share }) => {
      const netOf = (amount: number) => Math.round((amount * 100) / (100 + rate))
      const discountGross = Math.round((gross * share) / 100)
      const paid = gross - discountGross
      const net = netOf(paid)
      return { net, tax: paid - net, discountGross, discountNet: netOf(gross) - net }
    })
}

const item: fc.Arbitrary<TrueItem> = fc.constantFrom(0, 5.5, 7, 8.875, 10, 19, 25).chain((rate) =>
  fc.record({
    quantity: fc.oneof(fc.constantFrom(1, 2, 3), fc.integer({ min: 4, max: 40 })),
    item: part(rate, 1),
    shipping: fc.option(part(rate, 0)),
    giftWrap: fc.option(part(rate, 1), { freq: 4 }),
  })
)

export const truths: fc.Arbitrary<Truth> = fc.record({
  currency: fc.constantFrom("EUR", "SEK", "JPY", "USD", "KWD"),
  country: fc.constantFrom("DE", "SE", "JP", "US", "GB"),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
  tax: fc.constantFrom<TaxMode>("tax_included", "tax_added", "tax_withheld", "tax_deducted"),
  discount: fc.constantFrom<DiscountMode>("discount_subtracted", "discount_in_price"),
  negativeDiscounts: fc.boolean(),
  withDetails: fc.boolean(),
  withItemTotals: fc.boolean(),
  withPayments: fc.boolean(),
  collected: fc.boolean(),
})

const partsOf = (entry: TrueItem) => ({
  ITEM: entry.item,
  SHIPPING: entry.shipping ?? NOTHING,
  GIFT_WRAP: entry.giftWrap ?? NOTHING,
})

/** The order as Amazon would tell it, with the grand total in its currency's decimals. */
export function tell(truth: Truth): { order: AmazonOrder; grandTotal: string; paid: string } {
  const decimals = decimalsOf(truth.currency)
  const amount = (minor: number) => new BigNumber(minor).shiftedBy(-decimals).toFixed(decimals)
  const gross = truth.tax === "tax_included" || truth.tax === "tax_deducted"
  const sign = truth.negativeDiscounts ? -1 : 1
  const inTotal = truth.tax === "tax_included" || truth.tax === "tax_added"
  const totalOf = (entry: TrueItem) =>
    Object.values(partsOf(entry)).reduce((all, p) => all + p.net + (inTotal ? p.tax : 0), 0)

  const items = truth.items.map((entry, index) => {
    const parts: Record<string, string> = {}
    const taxes: Record<string, string> = {}
    const discounts: Record<string, string> = {}
    let tax = 0
    let discount = 0
    for (const [type, p] of Object.entries(partsOf(entry))) {
      const off = gross ? p.discountGross : p.discountNet
      const shown =
        p.net + (gross ? p.tax : 0) + (truth.discount === "discount_subtracted" ? off : 0)
      if (type === "ITEM" || shown !== 0) {
        parts[type] = amount(shown)
        taxes[type] = amount(p.tax)
        discounts[type] = amount(sign * off)
      }
      tax += p.tax
      discount += off
    }
    if (tax !== 0) {
      parts.TAX = amount(tax)
    }
    if (discount !== 0) {
      parts.DISCOUNT = amount(sign * discount)
    }
    return anItem(
      {
        quantity: entry.quantity,
        parts,
        ...(truth.withItemTotals && { total: amount(totalOf(entry)) }),
        ...(truth.withDetails && { taxDetails: taxes, discountDetails: discounts }),
        more: truth.collected
          ? { tax: { taxCollections: [{ model: "MARKETPLACE_FACILITATOR" }] } }
          : {},
      },
      index,
      truth.currency
    )
  })
  const sum = (pick: (entry: TrueItem) => number) =>
    amount(truth.items.reduce((a, e) => a + pick(e), 0))
  const grandTotal = sum(totalOf)
  const paid = sum((entry) => Object.values(partsOf(entry)).reduce((a, p) => a + p.net + p.tax, 0))
  const payment = {
    paymentExecutions: [{ paymentAmount: { amount: paid, currencyCode: truth.currency } }],
  }
  const more = truth.withPayments ? { payment } : {}
  return { order: anOrder(grandTotal, items, more, truth.currency), grandTotal, paid }
}
