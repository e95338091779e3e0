import BigNumber from "bignumber.js"
import { sum, toAmount } from "../money"
import { componentMoney, keepsTax, nameOf } from "./conventions"
import { findConvention, toleranceOf, totalOf } from "./find-convention"
import { componentFigures, type ItemFigures } from "./item-figures"
import type { ComponentName, Convention, ItemMoney } from "./money-reading"
import type { MoneyMissing, MoneyReading } from "./money-reading"
import { readFigures, type OrderFigures } from "./order-figures"
import { commonTaxOwedBy, taxOwedBy } from "./tax-owed"
import type { OrderFacts } from "./types"

/** What is known of the marketplace, beside the order. */
export interface MoneyContext {
  /** Of the marketplace, ISO 3166-1 alpha-2; decides which convention is tried first. */
  country_code: string
  /** Of the store; used for a replacement order that states no amount at all. */
  currency_code?: string
}

/**
 * Reads the money of an order: Amazon's figures by component, the convention that makes them add
 * up to the grand total, and what is left. Orders 2026-01-01 does not say whether prices are with
 * or without tax, nor whether the grand total holds the tax that Amazon collects.
 *
 * The answer always satisfies: Σ item totals + Σ order_level + remainder = grand total.
 */
export function readMoney(facts: OrderFacts, context: MoneyContext): MoneyReading | MoneyMissing {
  const figures = readFigures(facts, context.currency_code)
  if ("missing" in figures) {
    return figures
  }
  const found = findConvention(figures, context.country_code)
  const items = figures.items.map((item, index) =>
    readItem(item, found.conventions[index], context.country_code, figures.decimals)
  )
  const explained = sum(items.map((item) => new BigNumber(item.total))).plus(
    totalOf(found.orderLevel)
  )
  const { grandTotal, decimals } = figures
  const kept = figures.items.filter((_, index) => keepsTax(found.conventions[index]))
  return {
    currency_code: figures.currency_code,
    decimals,
    grand_total: toAmount(grandTotal, decimals),
    convention: commonName(items),
    tax_owed_by: commonTaxOwedBy(items),
    items,
    order_level: found.orderLevel,
    remainder: readRemainder(grandTotal.minus(explained), figures),
    buyer_paid: toAmount(grandTotal.plus(sum(kept.map(({ tax }) => tax))), decimals),
    stated: statedTotals(figures),
  }
}

function readItem(
  figures: ItemFigures,
  convention: Convention,
  countryCode: string,
  decimals: number
): ItemMoney {
  const components = componentFigures(figures, convention.discount, decimals).map((component) =>
    componentMoney(component, convention, decimals)
  )
  const shares = components.map(({ gross, gross_discount }) =>
    new BigNumber(gross).minus(gross_discount)
  )
  const kept = keepsTax(convention) && !figures.tax.isZero()
  return {
    amazon_order_item_id: figures.item.orderItemId,
    quantity: figures.item.quantityOrdered,
    convention: nameOf(convention),
    tax_owed_by: taxOwedBy(figures.item, countryCode, kept),
    total: toAmount(sum(shares), decimals),
    stated_total: figures.proceedsTotal && toAmount(figures.proceedsTotal, decimals),
    components,
  }
}

function readRemainder(amount: BigNumber, figures: OrderFigures): MoneyReading["remainder"] {
  const kind = amount.isZero()
    ? "none"
    : amount.abs().lte(toleranceOf(figures))
      ? "rounding"
      : "unexplained"
  return { amount: toAmount(amount, figures.decimals), kind }
}

function statedTotals({ items, decimals }: OrderFigures): MoneyReading["stated"] {
  const of = (name: ComponentName) =>
    toAmount(sum(items.map((item) => item.components.get(name) ?? new BigNumber(0))), decimals)
  return {
    items: of("item"),
    shipping: of("shipping"),
    gift_wrap: of("gift_wrap"),
    cod_fee: of("cod_fee"),
    other: of("other"),
    discount: toAmount(sum(items.map(({ discount }) => discount)), decimals),
    tax: toAmount(sum(items.map(({ tax }) => tax)), decimals),
  }
}

function commonName(items: ItemMoney[]): string {
  const names = new Set(items.map(({ convention }) => convention))
  return names.size > 1 ? "mixed" : ([...names].at(0) ?? "none")
}
