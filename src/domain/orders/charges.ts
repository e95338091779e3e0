import BigNumber from "bignumber.js"
import type { ItemMoney, MoneyReading } from "./money-reading"
import { priceOf } from "./compose-lines"
import type { TaxedAmount } from "./tax-lines"

/** `amazon_component` in the metadata of a shipping method. */
export type ChargeComponent =
  "shipping" | "gift_wrap" | "cod_fee" | "other" | "order_level" | "rounding" | "remainder"

/** Money of an order that is not the price of goods. */
export interface Charge extends TaxedAmount {
  component: ChargeComponent
  name: string
  /** The Amazon item it belongs to, when it is of one. */
  amazon_order_item_id?: string
}

const NAMES: Readonly<Record<ChargeComponent, string>> = {
  shipping: "Shipping",
  gift_wrap: "Gift wrap",
  cod_fee: "Cash on delivery fee",
  other: "Other charges",
  order_level: "Other charges",
  rounding: "Rounding difference",
  remainder: "Unexplained by Amazon",
}

const ORDER_LEVEL_NAMES: Readonly<Record<string, string>> = { DELIVERY_TIP: "Delivery tip" }

/**
 * Everything beside the goods: the shipping of all items as one, net of its promotions and always
 * there; what else the items cost, each by itself; what the order costs; what is left over.
 */
export function chargesOf(money: MoneyReading, shippingName: string): Charge[] {
  const shipping: Charge = { component: "shipping", name: shippingName, ...zero() }
  const others: Charge[] = []
  for (const item of money.items) {
    for (const component of item.components) {
      const amount = {
        gross: new BigNumber(component.gross).minus(component.gross_discount),
        tax: new BigNumber(component.tax_inside),
      }
      if (component.component === "shipping") {
        shipping.gross = shipping.gross.plus(amount.gross)
        shipping.tax = shipping.tax.plus(amount.tax)
      } else if (component.component !== "item") {
        others.push(ofItem(component.component, item, amount))
      } else if (item.quantity === 0) {
        // Cancelled at Amazon, yet with money: no line can carry it.
        others.push(ofItem("other", item, amount))
      }
    }
  }
  for (const { type, amount } of money.order_level) {
    if (type === "SHIPPING") {
      shipping.gross = shipping.gross.plus(amount)
    } else {
      const name = ORDER_LEVEL_NAMES[type] ?? NAMES.order_level
      others.push({ ...zero(), component: "order_level", name, gross: new BigNumber(amount) })
    }
  }
  const component = money.remainder.kind === "rounding" ? "rounding" : "remainder"
  const remainder = new BigNumber(money.remainder.amount)
  others.push({ ...zero(), component, name: NAMES[component], gross: remainder })
  return [shipping, ...others.filter(({ gross, tax }) => !gross.isZero() || !tax.isZero())]
}

/** The price of an item's goods, as one taxed amount. */
export function goodsOf(item: ItemMoney): TaxedAmount {
  const price = priceOf(item)
  return price
    ? {
        gross: new BigNumber(price.gross).minus(price.gross_discount),
        tax: new BigNumber(price.tax_inside),
      }
    : zero()
}

function ofItem(component: ChargeComponent, item: ItemMoney, amount: TaxedAmount): Charge {
  const { amazon_order_item_id } = item
  return { component, name: NAMES[component], amazon_order_item_id, ...amount }
}

function zero(): TaxedAmount {
  return { gross: new BigNumber(0), tax: new BigNumber(0) }
}
