import type { HeldReason } from "./types"

/** Who must pay the tax of an order to the state. */
export type TaxOwedBy = "seller" | "marketplace" | "deemed_reseller" | "mixed"

/** How Amazon's tax stands to the components and to the grand total. See docs/money.md. */
export type TaxMode = "tax_included" | "tax_added" | "tax_withheld" | "tax_deducted"

/** Whether DISCOUNT is still to be taken off the components, or they are given net of it. */
export type DiscountMode = "discount_subtracted" | "discount_in_price"

export interface Convention {
  tax: TaxMode
  discount: DiscountMode
}

/** `tax_included`, `tax_added/discount_in_price`, …; `mixed` when items differ. */
export type ConventionName = string

export type ComponentName = "item" | "shipping" | "gift_wrap" | "cod_fee" | "other"

/** One component of one item. All amounts in major units, decimal strings. */
export interface ComponentMoney {
  component: ComponentName
  /** As Amazon states it. */
  stated: string
  /** Amazon's discount on it, ≥ 0 as a rule. */
  discount: string
  /** Amazon's tax on it, after the discount. */
  tax: string
  /** Part of the grand total before `gross_discount`, with the tax that the grand total holds. */
  gross: string
  gross_discount: string
  /** The tax that is inside `gross − gross_discount`; 0 where the marketplace keeps it. */
  tax_inside: string
}

export interface ItemMoney {
  amazon_order_item_id: string
  quantity: number
  convention: ConventionName
  tax_owed_by: TaxOwedBy
  /** Σ gross − gross_discount. */
  total: string
  /** `proceedsTotal`, when Amazon gave it. */
  stated_total: string | null
  components: ComponentMoney[]
}

export interface OrderLevelMoney {
  /** Amazon's breakdown type, e.g. DELIVERY_TIP. */
  type: string
  status: string | null
  amount: string
}

export interface MoneyReading {
  /** ISO 4217, upper case. */
  currency_code: string
  /** Decimals of the currency. */
  decimals: number
  grand_total: string
  convention: ConventionName
  tax_owed_by: TaxOwedBy
  items: ItemMoney[]
  /** What is charged for the whole order and counts in the grand total. */
  order_level: OrderLevelMoney[]
  /** grandTotal − everything above. */
  remainder: { amount: string; kind: "none" | "rounding" | "unexplained" }
  /** The grand total and the tax that the marketplace took and the grand total leaves out. */
  buyer_paid: string
  /** Amazon's figures by component, as stated, summed over the items. */
  stated: {
    items: string
    shipping: string
    gift_wrap: string
    cod_fee: string
    other: string
    discount: string
    tax: string
  }
}

/** The amounts an importable order needs and does not have. */
export interface MoneyMissing {
  missing: HeldReason[]
}

export function isMoneyMissing(money: MoneyReading | MoneyMissing): money is MoneyMissing {
  return "missing" in money
}
