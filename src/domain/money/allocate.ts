import BigNumber from "bignumber.js"
import { minorUnit, sum } from "./currency"

/**
 * Divides an amount in proportion to weights, in whole minor units, so that the parts sum up to
 * the amount exactly; what is left over goes to the largest fractions, first come first served.
 * Weights that are all zero or negative count as equal.
 */
export function allocate(amount: BigNumber, weights: BigNumber[], decimals: number): BigNumber[] {
  if (weights.length === 0) {
    return []
  }
  const positive = weights.map((weight) => BigNumber.max(weight, 0))
  const total = sum(positive)
  const shares = total.isZero() ? positive.map(() => new BigNumber(1)) : positive
  const whole = total.isZero() ? new BigNumber(shares.length) : total

  const exact = shares.map((share) => amount.times(share).div(whole))
  const parts = exact.map((part) => part.decimalPlaces(decimals, BigNumber.ROUND_DOWN))
  const step = minorUnit(decimals).times(amount.isNegative() ? -1 : 1)
  const order = exact
    .map((part, index) => ({ index, rest: part.minus(parts[index]).abs() }))
    .filter(({ index }) => !shares[index].isZero())
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index)

  let left = amount.minus(sum(parts))
  for (let turn = 0; left.abs().gte(step.abs()); turn++) {
    const { index } = order[turn % order.length]
    parts[index] = parts[index].plus(step)
    left = left.minus(step)
  }
  // Below a minor unit only when the amount itself has more decimals than its currency.
  parts[order[0].index] = parts[order[0].index].plus(left)
  return parts
}
