import BigNumber from "bignumber.js"
import { allocate, sum } from "../money"
import type { AmazonOrderItem } from "./amazon-order"
import type { AmountReader } from "./amount-reader"
import type { ComponentName, DiscountMode } from "./money-reading"

/** Amazon's amounts of one item, parsed. */
export interface ItemFigures {
  item: AmazonOrderItem
  /** By Amazon's breakdown type. */
  byType: Map<string, BigNumber>
  components: Map<ComponentName, BigNumber>
  tax: BigNumber
  taxDetails: Map<string, BigNumber>
  discount: BigNumber
  discountDetails: Map<string, BigNumber>
  proceedsTotal: BigNumber | null
}

/** What one component is, and the part of the item's tax and discount that is on it. */
export interface ComponentFigures {
  component: ComponentName
  stated: BigNumber
  discount: BigNumber
  tax: BigNumber
}

const COMPONENTS: Readonly<Record<string, ComponentName>> = {
  ITEM: "item",
  SHIPPING: "shipping",
  GIFT_WRAP: "gift_wrap",
  COD_FEE: "cod_fee",
  OTHER: "other",
}

export function hasBreakdowns(proceeds: AmazonOrderItem["proceeds"]): boolean {
  return (proceeds?.breakdowns?.length ?? 0) > 0
}

/**
 * Reads one item's proceeds. A breakdown type that we do not know counts as "other". Only a
 * `proceedsTotal` without breakdowns counts as the price of the item, tax unknown.
 */
export function readItemFigures(
  item: AmazonOrderItem,
  proceeds: AmazonOrderItem["proceeds"],
  reader: AmountReader,
  field: string
): ItemFigures {
  const figures: ItemFigures = {
    item,
    byType: new Map(),
    components: new Map([["item", new BigNumber(0)]]),
    tax: new BigNumber(0),
    taxDetails: new Map(),
    discount: new BigNumber(0),
    discountDetails: new Map(),
    proceedsTotal: proceeds?.proceedsTotal
      ? reader.read(proceeds.proceedsTotal, `${field}.proceedsTotal`)
      : null,
  }
  for (const [index, breakdown] of (proceeds?.breakdowns ?? []).entries()) {
    const at = `${field}.breakdowns[${index}]`
    const subtotal = reader.read(breakdown.subtotal, `${at}.subtotal`)
    add(figures.byType, breakdown.type, subtotal)
    const details = (breakdown.detailedBreakdowns ?? []).map(({ subtype, value }, n) => ({
      subtype: subtype ?? "ITEM",
      amount: reader.read(value, `${at}.detailedBreakdowns[${n}].value`),
    }))
    if (breakdown.type === "TAX") {
      figures.tax = figures.tax.plus(subtotal)
      details.forEach(({ subtype, amount }) => add(figures.taxDetails, subtype, amount))
    } else if (breakdown.type === "DISCOUNT") {
      figures.discount = figures.discount.plus(subtotal)
      details.forEach(({ subtype, amount }) => add(figures.discountDetails, subtype, amount))
    } else {
      add(figures.components, COMPONENTS[breakdown.type] ?? "other", subtotal)
    }
  }
  if (!hasBreakdowns(proceeds) && figures.proceedsTotal) {
    figures.components.set("item", figures.proceedsTotal)
  }
  return figures
}

/** Puts the item's discount and tax on its components, by Amazon's details where they add up. */
export function componentFigures(
  figures: ItemFigures,
  mode: DiscountMode,
  decimals: number
): ComponentFigures[] {
  const names = [...figures.components.keys()]
  const stated = names.map((name) => figures.components.get(name) as BigNumber)
  const discounts = discountByComponent(figures, names, stated, mode, decimals)
  const taxed = stated.map((amount, index) =>
    mode === "discount_subtracted" ? amount.minus(discounts[index]) : amount
  )
  const taxes = taxByComponent(figures, names, taxed, discounts, decimals)
  return names.map((component, index) => ({
    component,
    stated: stated[index],
    discount: discounts[index],
    tax: taxes[index],
  }))
}

/**
 * Without usable details a discount is on the price of the item, and beyond that on the rest; where
 * prices are stated net of it, it is in proportion to them.
 */
function discountByComponent(
  figures: ItemFigures,
  names: ComponentName[],
  stated: BigNumber[],
  mode: DiscountMode,
  decimals: number
): BigNumber[] {
  const detailed = byComponent(figures.discountDetails, names)
  const total = sum(detailed)
  if (total.eq(figures.discount)) {
    return detailed
  }
  if (total.negated().eq(figures.discount)) {
    return detailed.map((amount) => amount.negated())
  }
  if (mode === "discount_in_price") {
    return allocate(figures.discount, stated, decimals)
  }
  let left = figures.discount
  const parts = stated.map((amount) => {
    const part = BigNumber.max(BigNumber.min(left, amount), 0)
    left = left.minus(part)
    return part
  })
  parts[0] = parts[0].plus(left)
  return parts
}

/**
 * Details of TAX may hold the tax on the discount (subtype DISCOUNT) signed or unsigned, or only
 * for information; what adds up to the subtotal is right. Without usable details the tax is in
 * proportion to the discounted components.
 */
function taxByComponent(
  figures: ItemFigures,
  names: ComponentName[],
  taxed: BigNumber[],
  discounts: BigNumber[],
  decimals: number
): BigNumber[] {
  const ofComponents = new Map(figures.taxDetails)
  const onDiscount = ofComponents.get("DISCOUNT") ?? new BigNumber(0)
  ofComponents.delete("DISCOUNT")
  const detailed = byComponent(ofComponents, names)
  const total = sum(detailed)
  for (const sign of [1, -1, 0]) {
    if (figures.taxDetails.size > 0 && total.plus(onDiscount.times(sign)).eq(figures.tax)) {
      const shares = allocate(onDiscount.times(sign), discounts, decimals)
      return detailed.map((amount, index) => amount.plus(shares[index]))
    }
  }
  return allocate(figures.tax, taxed, decimals)
}

/** Details by component; what is of no component of this item is on the item itself. */
function byComponent(details: Map<string, BigNumber>, names: ComponentName[]): BigNumber[] {
  const parts = names.map(() => new BigNumber(0))
  for (const [subtype, amount] of details) {
    const index = Math.max(names.indexOf(COMPONENTS[subtype] ?? "other"), 0)
    parts[index] = parts[index].plus(amount)
  }
  return parts
}

function add<K>(map: Map<K, BigNumber>, key: K, amount: BigNumber): void {
  map.set(key, (map.get(key) ?? new BigNumber(0)).plus(amount))
}
