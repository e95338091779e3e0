import BigNumber from "bignumber.js"
import { roundTo } from "../money"
import type { ComponentFigures, ItemFigures } from "./item-figures"
import type { ComponentMoney, Convention, ConventionName, TaxMode } from "./money-reading"

/** Marketplaces whose prices are without tax. Everywhere else the buyer sees prices with tax. */
const PRICES_WITHOUT_TAX = new Set(["US", "CA"])

/** By what factor the tax counts in a total made of the components. */
const TAX_FACTOR: Readonly<Record<TaxMode, number>> = {
  tax_included: 0,
  tax_added: 1,
  tax_withheld: 0,
  tax_deducted: -1,
}

/**
 * The conventions to try for a marketplace, likeliest first. The list is complete and documented
 * in docs/money.md. `tax_included` and `tax_withheld` have the same sum: where the buyer's payment
 * does not tell them apart, the first in the list is taken.
 *
 * @param collected Amazon says that it collects the tax itself
 */
export function conventionsFor(countryCode: string, collected: boolean): Convention[] {
  const taxes = taxModes(countryCode, collected)
  return [
    ...taxes.map((tax): Convention => ({ tax, discount: "discount_subtracted" })),
    ...taxes.map((tax): Convention => ({ tax, discount: "discount_in_price" })),
  ]
}

function taxModes(countryCode: string, collected: boolean): TaxMode[] {
  if (!PRICES_WITHOUT_TAX.has(countryCode.toUpperCase())) {
    return ["tax_included", "tax_added", "tax_withheld", "tax_deducted"]
  }
  return collected
    ? ["tax_withheld", "tax_added", "tax_included", "tax_deducted"]
    : ["tax_added", "tax_withheld", "tax_included", "tax_deducted"]
}

export function nameOf({ tax, discount }: Convention): ConventionName {
  return discount === "discount_subtracted" ? tax : `${tax}/${discount}`
}

/** What the item adds to the grand total if the convention holds. */
export function itemTotal(figures: ItemFigures, { tax, discount }: Convention): BigNumber {
  let total = figures.tax.times(TAX_FACTOR[tax])
  for (const amount of figures.components.values()) {
    total = total.plus(amount)
  }
  return discount === "discount_subtracted" ? total.minus(figures.discount) : total
}

/** True where the marketplace keeps the tax and the grand total is without it. */
export function keepsTax({ tax }: Convention): boolean {
  return tax === "tax_withheld" || tax === "tax_deducted"
}

/**
 * A component as it counts in the grand total: with the tax that is in the grand total, and the
 * discount on the same footing, so that `gross − gross_discount` is exactly the component's share.
 */
export function componentMoney(
  { component, stated, discount, tax }: ComponentFigures,
  convention: Convention,
  decimals: number
): ComponentMoney {
  const subtracted = convention.discount === "discount_subtracted"
  const net = subtracted ? stated.minus(discount) : stated
  const total = roundTo(net.plus(tax.times(TAX_FACTOR[convention.tax])), decimals)
  // The discount is stated like the prices; where those change by the tax, so does it.
  const footing = net.gt(0) && total.gt(0) ? total.div(net) : new BigNumber(1)
  const grossDiscount = roundTo(discount.times(footing), decimals)
  return {
    component,
    stated: stated.toFixed(),
    discount: discount.toFixed(),
    tax: tax.toFixed(),
    gross: total.plus(grossDiscount).toFixed(decimals),
    gross_discount: grossDiscount.toFixed(decimals),
    tax_inside: keepsTax(convention) ? "0" : tax.toFixed(),
  }
}
