import BigNumber from "bignumber.js"
import { minorUnit, sum } from "../money"
import { conventionsFor, itemTotal, keepsTax } from "./conventions"
import type { Convention, OrderLevelMoney } from "./money-reading"
import type { OrderFigures } from "./order-figures"
import { isCollectedByAmazon } from "./tax-owed"

/** The convention of each item, and what else counts in the grand total. */
export interface FoundConvention {
  conventions: Convention[]
  orderLevel: OrderLevelMoney[]
}

interface Attempt extends FoundConvention {
  /** grandTotal − what the convention gives. */
  remainder: BigNumber
  /** Items whose own proceedsTotal the convention gives. */
  matches: number
  /** It gives what the buyer paid; false too when Amazon does not say what that was. */
  paid: boolean
}

/**
 * Finds by arithmetic which convention Amazon used for an order.
 *
 * First choice is the one that gives the grand total and every `proceedsTotal`; then one per item
 * that does; then one that gives the grand total alone; then the nearest within one minor unit per
 * amount. What the buyer paid, where Amazon says it, decides between two that give the same total.
 * If none does, the one that explains most items, or else the marketplace's usual one; the
 * rest is a remainder. Among equals the order of `conventionsFor` decides, so that an order without
 * tax or discount is always read the same way.
 */
export function findConvention(figures: OrderFigures, countryCode: string): FoundConvention {
  const collected = figures.items.some(({ item }) => isCollectedByAmazon(item))
  const list = conventionsFor(countryCode, collected)
  const attempts = figures.orderLevel.flatMap((orderLevel) =>
    list.map((convention) => attempt(figures, convention, orderLevel))
  )
  const stated = figures.items.filter((item) => item.proceedsTotal !== null).length
  const exact = attempts
    .filter(({ remainder }) => remainder.isZero())
    .sort((a, b) => Number(b.paid) - Number(a.paid))
  const tolerance = toleranceOf(figures)
  const near = attempts.filter(({ remainder }) => remainder.abs().lte(tolerance))

  return (
    exact.find(({ matches }) => matches === stated) ??
    findPerItem(figures, list) ??
    best(exact, (a, b) => b.matches - a.matches) ??
    best(
      near,
      (a, b) => a.remainder.abs().comparedTo(b.remainder.abs()) || b.matches - a.matches
    ) ??
    (best(attempts, (a, b) => b.matches - a.matches) as Attempt)
  )
}

/** One minor unit for every amount that Amazon may have rounded. */
export function toleranceOf({ items, decimals }: OrderFigures): BigNumber {
  const amounts = items.flatMap((item) => [...item.components.values(), item.tax, item.discount])
  return minorUnit(decimals).times(amounts.filter((amount) => !amount.isZero()).length)
}

function attempt(
  { items, grandTotal, buyerPaid }: OrderFigures,
  convention: Convention,
  orderLevel: OrderLevelMoney[]
): Attempt {
  const totals = items.map((item) => itemTotal(item, convention))
  return {
    conventions: items.map(() => convention),
    orderLevel,
    remainder: grandTotal.minus(sum(totals)).minus(totalOf(orderLevel)),
    paid: !!buyerPaid?.eq(
      grandTotal.plus(keepsTax(convention) ? sum(items.map(({ tax }) => tax)) : 0)
    ),
    matches: items.filter(({ proceedsTotal }, n) => proceedsTotal?.eq(totals[n])).length,
  }
}

/** A convention for each item by itself, if all the items' totals make the grand total. */
function findPerItem(figures: OrderFigures, list: Convention[]): FoundConvention | undefined {
  const conventions: Convention[] = []
  for (const item of figures.items) {
    const found = list.find((convention) => item.proceedsTotal?.eq(itemTotal(item, convention)))
    if (!found) {
      return undefined
    }
    conventions.push(found)
  }
  const ofItems = sum(figures.items.map((item) => item.proceedsTotal as BigNumber))
  const orderLevel = figures.orderLevel.find((set) =>
    ofItems.plus(totalOf(set)).eq(figures.grandTotal)
  )
  return orderLevel && { conventions, orderLevel }
}

export function totalOf(orderLevel: OrderLevelMoney[]): BigNumber {
  return sum(orderLevel.map(({ amount }) => new BigNumber(amount)))
}

/** The first of the smallest; `sort` is stable. */
function best(attempts: Attempt[], compare: (a: Attempt, b: Attempt) => number) {
  return [...attempts].sort(compare).at(0)
}
