import BigNumber from "bignumber.js"
import type { MoneyRowDto } from "../../types/http"
import { parseAmount, sum, toAmount } from "../money"
import type { ComponentName, MoneyReading } from "./money-reading"

/** Totals of a Medusa order by the same components as Amazon's; decimal strings. */
export type MedusaTotals = Record<MoneyRowDto["component"], string>

type Amount = string | number | { value: string | number } | null | undefined

/** The fields of a Medusa order with totals that the comparison needs; `raw_*` is preferred. */
export interface OrderWithTotals {
  total?: unknown
  raw_total?: unknown
  tax_total?: unknown
  raw_tax_total?: unknown
  items?: object[] | null
  shipping_methods?: object[] | null
}

/** Digits after the point that are money; what Medusa's divisions leave beyond is noise. */
const PLACES = 10

/**
 * Amazon's order beside Medusa's. Amazon's amounts are on Medusa's footing: with the tax that is in
 * the grand total, shipping and charges net of their promotions. The rows satisfy: items + shipping
 * + gift_wrap + other − discount = total; tax is of which.
 *
 * @param medusa null while there is no Medusa order
 */
export function moneyRows(money: MoneyReading, medusa: MedusaTotals | null): MoneyRowDto[] {
  const amazon: Record<MoneyRowDto["component"], BigNumber> = {
    items: gross(money, "item"),
    shipping: net(money, "shipping").plus(orderLevel(money, true)),
    gift_wrap: net(money, "gift_wrap"),
    other: net(money, "cod_fee").plus(net(money, "other")).plus(orderLevel(money, false)),
    discount: gross(money, "item").minus(net(money, "item")),
    tax: sum(components(money).map(({ tax_inside }) => new BigNumber(tax_inside))),
    total: new BigNumber(money.grand_total),
  }
  return (Object.keys(amazon) as MoneyRowDto["component"][]).map((component) => ({
    component,
    amazon: toAmount(amazon[component], money.decimals),
    medusa: medusa && toAmount(new BigNumber(medusa[component]), money.decimals),
    difference:
      medusa &&
      toAmount(roundedTax(component, medusa, money).minus(amazon[component]), money.decimals),
  }))
}

/** Medusa does not round tax; Amazon does. */
function roundedTax(
  component: MoneyRowDto["component"],
  medusa: MedusaTotals,
  { decimals }: MoneyReading
): BigNumber {
  const amount = new BigNumber(medusa[component])
  return component === "tax" ? amount.decimalPlaces(decimals, BigNumber.ROUND_HALF_UP) : amount
}

/**
 * Sums up a Medusa order, read with its totals, by component (see `amazon_component`).
 * @throws TypeError naming the field when a total is missing or no amount
 */
export function medusaTotalsOf(order: OrderWithTotals): MedusaTotals {
  const items = (order.items ?? []) as Record<string, unknown>[]
  const methods = (order.shipping_methods ?? []) as Record<string, unknown>[]
  const ofMethods = (...components: string[]) =>
    sum(
      methods
        .filter(({ metadata }) => components.includes(componentOf(metadata)))
        .map((method) => amountOf(method, "total"))
    )
  const charges = sum(methods.map((method) => amountOf(method, "total")))
  const shipping = ofMethods("shipping")
  const giftWrap = ofMethods("gift_wrap")
  return {
    items: shown(sum(items.map((item) => amountOf(item, "original_total")))),
    shipping: shown(shipping),
    gift_wrap: shown(giftWrap),
    other: shown(charges.minus(shipping).minus(giftWrap)),
    discount: shown(sum(items.map((item) => amountOf(item, "discount_total")))),
    tax: shown(amountOf(order as Record<string, unknown>, "tax_total")),
    total: shown(amountOf(order as Record<string, unknown>, "total")),
  }
}

function componentOf(metadata: unknown): string {
  return (metadata as { amazon_component?: string } | null)?.amazon_component ?? "shipping"
}

/** A total that was not loaded must not look like one of zero. */
function amountOf(from: Record<string, unknown>, field: string): BigNumber {
  const amount = (from[`raw_${field}`] ?? from[field]) as Amount
  const value = typeof amount === "object" && amount !== null ? amount.value : amount
  const parsed = value === undefined || value === null ? null : parseAmount(value)
  if (!parsed) {
    throw new TypeError(
      `${field} of ${String(from.id ?? "the order")} is no amount: load the order with its totals`
    )
  }
  return parsed
}

function shown(amount: BigNumber): string {
  return amount.decimalPlaces(PLACES).toFixed()
}

function components({ items }: MoneyReading) {
  return items.flatMap((item) => item.components)
}

function gross(money: MoneyReading, name: ComponentName): BigNumber {
  const found = components(money).filter(({ component }) => component === name)
  return sum(found.map((component) => new BigNumber(component.gross)))
}

function net(money: MoneyReading, name: ComponentName): BigNumber {
  const found = components(money).filter(({ component }) => component === name)
  return gross(money, name).minus(sum(found.map((c) => new BigNumber(c.gross_discount))))
}

function orderLevel(money: MoneyReading, shipping: boolean): BigNumber {
  const found = money.order_level.filter(({ type }) => (type === "SHIPPING") === shipping)
  return sum(found.map(({ amount }) => new BigNumber(amount)))
}
