import BigNumber from "bignumber.js"
import { allocate, decimalsOf, parseAmount, sum } from "../money"
import type { AmazonOrderItem } from "./amazon-order"
import { AmountReader } from "./amount-reader"
import { hasBreakdowns, readItemFigures, type ItemFigures } from "./item-figures"
import type { MoneyMissing, OrderLevelMoney } from "./money-reading"
import type { OrderFacts } from "./types"

/** Amazon's amounts of an order, parsed, before any convention is applied. */
export interface OrderFigures {
  currency_code: string
  decimals: number
  grandTotal: BigNumber
  items: ItemFigures[]
  /** What may count in the grand total beside the items, likeliest set first. */
  orderLevel: OrderLevelMoney[][]
  /** The sum of the payments; null when Amazon does not say. */
  buyerPaid: BigNumber | null
}

/** Order breakdowns of these types repeat what the items say. */
const OF_ITEMS = new Set(["ITEM", "SHIPPING", "GIFT_WRAP", "COD_FEE", "OTHER", "TAX", "DISCOUNT"])

export function isReplacement(facts: OrderFacts): boolean {
  return (facts.associatedOrders ?? []).some(
    ({ associationType }) => associationType === "REPLACEMENT_ORIGINAL_ID"
  )
}

/**
 * Reads the amounts. A replacement may have none: they are zero then. Anything else that is
 * missing, in another currency or not a number is answered as a reason to hold the order.
 */
export function readFigures(
  facts: OrderFacts,
  storeCurrency?: string
): OrderFigures | MoneyMissing {
  const stated = facts.proceeds?.grandTotal
  const free = isReplacement(facts)
  const currency = (stated?.currencyCode ?? (free ? storeCurrency : undefined))?.toUpperCase()
  if (!currency) {
    return { missing: [{ code: "amounts_missing", parameters: { field: "proceeds.grandTotal" } }] }
  }
  const reader = new AmountReader(currency)
  const grandTotal = stated ? reader.read(stated, "proceeds.grandTotal") : new BigNumber(0)
  const items = facts.orderItems.map((item, index) => {
    const proceeds = item.proceeds ?? proceedsOfOnlyItem(facts)
    if (
      !proceeds?.proceedsTotal &&
      !hasBreakdowns(proceeds) &&
      !mayBeFree(item, free, grandTotal)
    ) {
      reader.missing(`orderItems[${index}].proceeds`)
    }
    return readItemFigures(item, proceeds, reader, `orderItems[${index}].proceeds`)
  })
  const decimals = decimalsOf(currency)
  spreadOverItems(facts, items, reader, decimals)
  normaliseDiscounts(items)
  const orderLevel = readOrderLevel(facts, items, reader)
  const buyerPaid = readPayments(facts, currency)
  return reader.reasons.length > 0
    ? { missing: reader.reasons }
    : { currency_code: currency, decimals, grandTotal, items, orderLevel, buyerPaid }
}

/** Only evidence, never needed: what cannot be read counts as not said. */
function readPayments(facts: OrderFacts, currency: string): BigNumber | null {
  const payments = (facts.payment?.paymentExecutions ?? []).map(({ paymentAmount }) =>
    paymentAmount?.currencyCode?.toUpperCase() === currency
      ? parseAmount(paymentAmount.amount)
      : null
  )
  return payments.length === 0 || payments.includes(null) ? null : sum(payments as BigNumber[])
}

/** Items that Amazon cancelled, gave away or sent as a replacement have no proceeds. */
function mayBeFree(item: AmazonOrderItem, replacement: boolean, grandTotal: BigNumber): boolean {
  const cancelled = item.quantityOrdered === 0 || !!item.cancellation?.cancellationExecution
  return cancelled || replacement || grandTotal.isZero()
}

/** Without item proceeds the order's breakdowns tell the same, if there is one item only. */
function proceedsOfOnlyItem(facts: OrderFacts): AmazonOrderItem["proceeds"] {
  const breakdowns = facts.proceeds?.breakdowns ?? []
  if (facts.orderItems.length !== 1 || breakdowns.length === 0) {
    return undefined
  }
  return { breakdowns: breakdowns.filter(({ type }) => OF_ITEMS.has(type)) }
}

/** Tax or discount that only the order states is put on its items in proportion to their prices. */
function spreadOverItems(
  facts: OrderFacts,
  items: ItemFigures[],
  reader: AmountReader,
  decimals: number
): void {
  const weights = items.map((item) => sum(item.components.values()))
  for (const [type, field] of [
    ["TAX", "tax"],
    ["DISCOUNT", "discount"],
  ] as const) {
    const breakdown = facts.proceeds?.breakdowns?.find((entry) => entry.type === type)
    if (!breakdown || items.some((item) => item.byType.has(type))) {
      continue
    }
    const amount = reader.read(breakdown.subtotal, `proceeds.breakdowns.${type}.subtotal`)
    allocate(amount, weights, decimals).forEach((part, index) => {
      items[index][field] = part
    })
  }
}

/**
 * Amazon states discounts as negative amounts or as positive ones. One negative amount in an order
 * means that all are signed; the figures hold what is taken off as a positive amount.
 */
function normaliseDiscounts(items: ItemFigures[]): void {
  const signed = items.some((item) => item.discount.isNegative() && !item.discount.isZero())
  if (!signed) {
    return
  }
  for (const item of items) {
    item.discount = item.discount.negated()
    item.discountDetails = new Map(
      [...item.discountDetails].map(([name, amount]) => [name, amount.negated()])
    )
  }
}

function readOrderLevel(
  facts: OrderFacts,
  items: ItemFigures[],
  reader: AmountReader
): OrderLevelMoney[][] {
  const charged: OrderLevelMoney[] = []
  const pending: OrderLevelMoney[] = []
  const beyondItems: OrderLevelMoney[] = []
  for (const [index, breakdown] of (facts.proceeds?.breakdowns ?? []).entries()) {
    const { type, status = null } = breakdown
    const amount = reader.read(breakdown.subtotal, `proceeds.breakdowns[${index}].subtotal`)
    if (!OF_ITEMS.has(type)) {
      ;(status === "PENDING" ? pending : charged).push({ type, status, amount: amount.toFixed() })
    } else if (type !== "TAX" && type !== "DISCOUNT") {
      const ofItems = sum(items.map((item) => item.byType.get(type) ?? new BigNumber(0)))
      const excess = amount.minus(ofItems)
      if (excess.gt(0)) {
        beyondItems.push({ type, status, amount: excess.toFixed() })
      }
    }
  }
  const sets = [charged]
  if (beyondItems.length > 0) {
    sets.push([...charged, ...beyondItems])
  }
  if (pending.length > 0) {
    sets.push(...sets.map((set) => [...set, ...pending]))
  }
  return sets
}
