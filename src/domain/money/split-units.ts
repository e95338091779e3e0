import BigNumber from "bignumber.js"
import { minorUnit } from "./currency"

/** Units of an item that cost the same and are discounted the same. */
export interface UnitGroup {
  quantity: number
  unit_price: BigNumber
  unit_discount: BigNumber
}

/**
 * Divides a line total and its discount over the units so that every unit has whole minor units:
 * 10.00 for 3 becomes 2 × 3.33 and 1 × 3.34.
 *
 * Medusa computes what is left after a return as unit price × remaining quantity, and the discount
 * per unit as discount ÷ quantity; only with whole minor units of both does a refund of one unit
 * leave an exact amount. Without a discount there are at most two groups, with one at most three.
 */
export function splitUnits(
  total: BigNumber,
  discount: BigNumber,
  quantity: number,
  decimals: number
): UnitGroup[] {
  if (!Number.isInteger(quantity) || quantity < 1) {
    throw new RangeError(`quantity must be a whole number of at least 1, got ${quantity}`)
  }
  const price = divide(total, quantity, decimals)
  const reduction = divide(discount, quantity, decimals)
  // The units from these positions on carry one minor unit more.
  const priceStep = quantity - price.larger
  const discountStep = quantity - reduction.larger
  const edges = [...new Set([0, priceStep, discountStep, quantity])].sort((a, b) => a - b)

  return edges.slice(0, -1).map((from, index) => ({
    quantity: edges[index + 1] - from,
    unit_price: from >= priceStep ? price.ceiling : price.floor,
    unit_discount: from >= discountStep ? reduction.ceiling : reduction.floor,
  }))
}

/** `larger` units of `ceiling` and the rest of `floor` make the total exactly. */
function divide(total: BigNumber, quantity: number, decimals: number) {
  const floor = total.div(quantity).decimalPlaces(decimals, BigNumber.ROUND_FLOOR)
  const left = total.minus(floor.times(quantity)).shiftedBy(decimals)
  return {
    floor,
    ceiling: floor.plus(minorUnit(decimals)),
    larger: left.integerValue(BigNumber.ROUND_FLOOR).toNumber(),
  }
}
