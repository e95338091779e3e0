import BigNumber from "bignumber.js"

/**
 * Medusa's own arithmetic (2.21, `decorateCartTotals`), for tax-inclusive lines only: the same
 * operations in the same order with the same library, so that a composition can be checked before
 * it is stored. A test holds it against Medusa's code.
 *
 * Medusa divides gross ÷ (1 + rate) with 20 decimals and adds the tax back, so a total may differ
 * from the gross sum in the 20th decimal; `raw_*` strings keep 20 significant digits, which hides
 * that unless the total is small.
 */
export interface InclusiveLine {
  unit_price: BigNumber.Value
  quantity: number
  tax_lines: { rate: BigNumber.Value }[]
  adjustments: { amount: BigNumber.Value }[]
}

export interface InclusiveMethod {
  amount: BigNumber.Value
  tax_lines: { rate: BigNumber.Value }[]
}

/** Digits of Medusa's `raw_*` strings. */
const PRECISION = 20
// A private constructor: settings of the shared one may be changed by others.
const Exact = BigNumber.clone({ DECIMAL_PLACES: 20, ROUNDING_MODE: BigNumber.ROUND_HALF_UP })

export function lineTotal(line: InclusiveLine): { total: BigNumber; tax: BigNumber } {
  const rate = rateOf(line.tax_lines)
  const gross = new Exact(line.unit_price).times(line.quantity)
  const subtotal = gross.dividedBy(rate.plus(1))
  let discount = new Exact(0)
  for (const adjustment of line.adjustments) {
    discount = discount.plus(new Exact(adjustment.amount).dividedBy(rate.plus(1)))
  }
  const discounted = subtotal.minus(discount.dividedBy(line.quantity).times(line.quantity))
  const tax = taxOf(discounted, line.tax_lines)
  return { total: discounted.plus(tax), tax }
}

export function methodTotal(method: InclusiveMethod): { total: BigNumber; tax: BigNumber } {
  const subtotal = new Exact(method.amount).dividedBy(rateOf(method.tax_lines).plus(1))
  const tax = taxOf(subtotal, method.tax_lines)
  return { total: subtotal.plus(tax), tax }
}

/** The order's total as Medusa's `raw_total.value`: 20 significant digits without idle zeros. */
export function rawTotal(lines: InclusiveLine[], methods: InclusiveMethod[]): string {
  let total = new Exact(0)
  for (const line of lines) {
    total = total.plus(lineTotal(line).total)
  }
  for (const method of methods) {
    total = total.plus(methodTotal(method).total)
  }
  return rawString(total)
}

/** An amount as Medusa's `raw_*.value` shows it. */
export function rawString(amount: BigNumber.Value): string {
  return new BigNumber(new BigNumber(amount).toPrecision(PRECISION)).toFixed()
}

function rateOf(taxLines: { rate: BigNumber.Value }[]): BigNumber {
  let rate = new Exact(0)
  for (const line of taxLines) {
    rate = rate.plus(line.rate)
  }
  return rate.dividedBy(100)
}

function taxOf(taxable: BigNumber, taxLines: { rate: BigNumber.Value }[]): BigNumber {
  let tax = new Exact(0)
  for (const line of taxLines) {
    tax = tax.plus(taxable.times(new Exact(line.rate).dividedBy(100)))
  }
  return tax
}
