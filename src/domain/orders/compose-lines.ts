import BigNumber from "bignumber.js"
import { splitUnits, toAmount } from "../money"
import type { AmazonOrderItem } from "./amazon-order"
import type { ComposedAdjustment, ComposedLine, ComposedTaxLine } from "./composed-order"
import type { ComponentMoney, ItemMoney } from "./money-reading"
import type { LinkedVariant } from "./types"

export interface ComposeLinesInput {
  medusa_order_id: string
  item: AmazonOrderItem
  money: ItemMoney
  variant: LinkedVariant
  tax_lines: ComposedTaxLine[]
  decimals: number
}

/**
 * The Medusa lines of one Amazon item: one, or as many as it takes for every unit to have whole
 * minor units of price and discount. All of them carry the Amazon item's id in their metadata, and
 * their quantities sum up to Amazon's.
 */
export function composeLines(input: ComposeLinesInput): ComposedLine[] {
  const { item, money, variant, decimals } = input
  const price = priceOf(money)
  const groups = splitUnits(
    new BigNumber(price?.gross ?? 0),
    new BigNumber(price?.gross_discount ?? 0),
    item.quantityOrdered,
    decimals
  )
  return groups.map((group, index) => ({
    id: lineId(input.medusa_order_id, item.orderItemId, index),
    ...variantFields(variant),
    quantity: group.quantity,
    unit_price: toAmount(group.unit_price, decimals),
    is_tax_inclusive: true,
    tax_lines: input.tax_lines.map((line) => ({ ...line })),
    adjustments: adjustments(item, group.unit_discount.times(group.quantity), decimals),
    metadata: {
      amazon_order_item_id: item.orderItemId,
      amazon_seller_sku: item.product.sellerSku ?? null,
      amazon_asin: item.product.asin ?? null,
      amazon_component: "item",
    },
  }))
}

export function priceOf(money: ItemMoney): ComponentMoney | undefined {
  return money.components.find(({ component }) => component === "item")
}

function lineId(medusaOrderId: string, orderItemId: string, index: number): string {
  return `ordli_${medusaOrderId.replace(/^order_/, "")}_${orderItemId}_${index + 1}`
}

function adjustments(
  item: AmazonOrderItem,
  amount: BigNumber,
  decimals: number
): ComposedAdjustment[] {
  if (amount.isZero()) {
    return []
  }
  const ids = (item.promotion?.breakdowns ?? []).flatMap(({ promotionId }) => promotionId ?? [])
  return [
    {
      amount: toAmount(amount, decimals),
      code: ids.join(", ") || "AMAZON",
      description: "Promotion at Amazon",
      is_tax_inclusive: true,
    },
  ]
}

function variantFields(variant: LinkedVariant) {
  return {
    title: variant.product_title,
    subtitle: variant.variant_title ?? undefined,
    thumbnail: variant.thumbnail ?? undefined,
    is_discountable: variant.is_discountable,
    requires_shipping: variant.requires_shipping,
    variant_id: variant.variant_id,
    variant_sku: variant.sku ?? undefined,
    variant_barcode: variant.barcode ?? undefined,
    variant_title: variant.variant_title ?? undefined,
    variant_option_values: variant.option_values ?? undefined,
    product_id: variant.product_id,
    product_title: variant.product_title,
    product_subtitle: variant.product_subtitle ?? undefined,
    product_description: variant.product_description ?? undefined,
    product_handle: variant.product_handle ?? undefined,
    product_type: variant.product_type ?? undefined,
    product_collection: variant.product_collection ?? undefined,
  }
}
