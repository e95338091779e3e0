import { divideRounded } from "../core/money.js"
import type { TaxStyle } from "../amazon/marketplaces.js"
import type { PricedPart } from "./types.js"

/**
 * A part from its shown price and shown discount, both in minor units.
 *
 * @param style whether shown prices contain the tax
 * @param rate parts per 100 000 (19 % = 19 000)
 */
export function pricePart(
  price: number,
  discount: number,
  style: TaxStyle,
  rate: number
): PricedPart {
  const paid = price - discount
  if (style === "included") {
    const tax = paid - divideRounded(paid * 100_000, 100_000 + rate)
    const discountNet = divideRounded(discount * 100_000, 100_000 + rate)
    return { net: paid - tax, tax, discountNet, discountGross: discount }
  }
  const tax = divideRounded(paid * rate, 100_000)
  const discountGross = discount + divideRounded(discount * rate, 100_000)
  return { net: paid, tax, discountNet: discount, discountGross }
}
