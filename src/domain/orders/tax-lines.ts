import BigNumber from "bignumber.js"
import { roundTo, statutoryRates, sum } from "../money"
import type { ComposedTaxLine } from "./composed-order"

/** What is taxed at one rate: the lines of an item, or a shipping method. */
export interface TaxedAmount {
  /** With tax, after discounts. */
  gross: BigNumber
  /** Amazon's tax inside `gross`. */
  tax: BigNumber
}

export interface RateChoice {
  /** Per amount, percent; null for none. */
  rates: (string | null)[]
  kind: "statutory" | "exact"
}

/** Digits of an exact rate: as many as a number keeps, so that Medusa's rate and raw_rate agree. */
export const EXACT_DIGITS = 15

/**
 * Chooses the rates of an order. Statutory rates are taken when with them every amount's tax, and
 * the sum of all, is Amazon's to the minor unit; else every amount carries its exact rate, tax ÷
 * net, which gives Amazon's tax by definition.
 *
 * @param countries whose rates may explain the tax: of the recipient, of the marketplace
 */
export function chooseRates(
  amounts: TaxedAmount[],
  countries: string[],
  decimals: number
): RateChoice {
  const candidates = [...new Set(countries.flatMap((country) => statutoryRates(country)))]
  const statutory = amounts.map((amount) =>
    amount.tax.isZero()
      ? null
      : (candidates.find((rate) => roundTo(taxAt(amount, rate), decimals).eq(amount.tax)) ?? null)
  )
  const explained = amounts.every(({ tax }, index) => tax.isZero() || statutory[index] !== null)
  const total = sum(amounts.map((amount, index) => taxAt(amount, statutory[index] ?? "0")))
  if (explained && roundTo(total, decimals).eq(sum(amounts.map(({ tax }) => tax)))) {
    return { rates: statutory, kind: "statutory" }
  }
  return { rates: exactRates(amounts, EXACT_DIGITS), kind: "exact" }
}

/** Tax ÷ net in percent; null where there is no tax, or none that a rate can express. */
export function exactRates(amounts: TaxedAmount[], digits: number): (string | null)[] {
  return amounts.map((amount) =>
    amount.tax.isZero() || !isRepresentable(amount)
      ? null
      : amount.tax.div(amount.gross.minus(amount.tax)).times(100).sd(digits).toFixed()
  )
}

/** A rate needs something that is taxed: tax on nothing, or against the sign, has no rate. */
function isRepresentable({ gross, tax }: TaxedAmount): boolean {
  const net = gross.minus(tax)
  return tax.isZero() || (!net.isZero() && net.isPositive() === tax.isPositive())
}

function taxAt({ gross }: TaxedAmount, rate: string): BigNumber {
  return gross.minus(gross.div(new BigNumber(rate).div(100).plus(1)))
}

export function taxLines(rate: string | null, kind: RateChoice["kind"]): ComposedTaxLine[] {
  if (rate === null) {
    return []
  }
  const description =
    kind === "statutory"
      ? "Tax in Amazon's price"
      : "Tax in Amazon's price (rate computed from Amazon's tax amount)"
  return [{ code: `amazon_${kind}`, rate, description, provider_id: "amazon" }]
}
