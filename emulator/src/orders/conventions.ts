import { findMarketplace } from "../amazon/marketplaces.js"
import type { OrderItemRecord, OrderRecord, PricedPart } from "./types.js"

/** One item's or one order's amounts as Amazon would report them, in minor units. */
export interface Amounts {
  ITEM: number
  SHIPPING: number
  GIFT_WRAP: number
  TAX: number
  /** Signed as reported. */
  DISCOUNT: number
  total: number
  tax: { ITEM: number; SHIPPING: number; GIFT_WRAP: number }
  /** Signed as reported. */
  discount: { ITEM: number; SHIPPING: number }
}

type Shape = Pick<OrderRecord, "convention" | "discountSign" | "marketplaceId">

const NOTHING: PricedPart = { net: 0, tax: 0, discountNet: 0, discountGross: 0 }

/**
 * Amounts of one item under the order's convention. With D the discount's size, without sign:
 *
 * - `tax_included`: parts include tax, TAX is informative; total = ITEM + SHIPPING + GIFT_WRAP − D
 * - `tax_excluded`: parts are net; total = ITEM + SHIPPING + GIFT_WRAP − D + TAX
 * - `marketplace_collected`: parts are net and Amazon keeps the tax;
 *   total = ITEM + SHIPPING + GIFT_WRAP − D
 * - `marketplace_collected_in_total`: as before, but the total contains the tax
 * - `discount_deducted`: parts are already lowered by the discount, which is told beside them;
 *   total = ITEM + SHIPPING + GIFT_WRAP (+ TAX where prices are shown without tax)
 *
 * Amazon does not document which of them it uses, nor the sign of DISCOUNT, so each is played.
 */
export function itemAmounts(order: Shape, item: OrderItemRecord): Amounts {
  const parts = { ITEM: item.item, SHIPPING: item.shipping, GIFT_WRAP: item.giftWrap ?? NOTHING }
  const gross = showsGross(order)
  const deducted = order.convention === "discount_deducted"
  const value = (part: PricedPart) =>
    part.net + (gross ? part.tax : 0) + (deducted ? 0 : discountOf(part, gross))
  const sign = order.discountSign === "negative" ? -1 : 1
  const discount = {
    ITEM: sign * discountOf(parts.ITEM, gross) || 0,
    SHIPPING: sign * discountOf(parts.SHIPPING, gross) || 0,
  }
  const tax = { ITEM: parts.ITEM.tax, SHIPPING: parts.SHIPPING.tax, GIFT_WRAP: parts.GIFT_WRAP.tax }
  const net = parts.ITEM.net + parts.SHIPPING.net + parts.GIFT_WRAP.net
  const TAX = tax.ITEM + tax.SHIPPING + tax.GIFT_WRAP
  return {
    ITEM: value(parts.ITEM),
    SHIPPING: value(parts.SHIPPING),
    GIFT_WRAP: value(parts.GIFT_WRAP),
    TAX,
    DISCOUNT: discount.ITEM + discount.SHIPPING,
    total: net + (order.convention === "marketplace_collected" ? 0 : TAX),
    tax,
    discount,
  }
}

/** The order's amounts: exactly the sum of its items'. */
export function orderAmounts(order: Shape & Pick<OrderRecord, "items">): Amounts {
  const all = order.items.map((item) => itemAmounts(order, item))
  const sum = (pick: (amounts: Amounts) => number) => all.reduce((total, a) => total + pick(a), 0)
  return {
    ITEM: sum((a) => a.ITEM),
    SHIPPING: sum((a) => a.SHIPPING),
    GIFT_WRAP: sum((a) => a.GIFT_WRAP),
    TAX: sum((a) => a.TAX),
    DISCOUNT: sum((a) => a.DISCOUNT),
    total: sum((a) => a.total),
    tax: {
      ITEM: sum((a) => a.tax.ITEM),
      SHIPPING: sum((a) => a.tax.SHIPPING),
      GIFT_WRAP: sum((a) => a.tax.GIFT_WRAP),
    },
    discount: { ITEM: sum((a) => a.discount.ITEM), SHIPPING: sum((a) => a.discount.SHIPPING) },
  }
}

/** What the buyer paid, whoever remits the tax. */
export function buyerPaid(order: Pick<OrderRecord, "items">): number {
  return order.items
    .flatMap((item) => [item.item, item.shipping, item.giftWrap ?? NOTHING])
    .reduce((total, part) => total + part.net + part.tax, 0)
}

/** Whether ITEM, SHIPPING, GIFT_WRAP and DISCOUNT are told with the tax in them. */
export function showsGross(order: Pick<Shape, "convention" | "marketplaceId">): boolean {
  if (order.convention === "discount_deducted") {
    return findMarketplace(order.marketplaceId)?.taxStyle === "included"
  }
  return order.convention === "tax_included"
}

function discountOf(part: PricedPart, gross: boolean): number {
  return gross ? part.discountGross : part.discountNet
}
