import type { MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OrderWithTotals } from "../../../../../domain/orders"

/** A Medusa order with the totals and the variants of its lines. */
export interface MedusaOrder extends OrderWithTotals {
  items?:
    | {
        id: string
        variant_id?: string | null
        variant_title?: string | null
        product_id?: string | null
        title: string
      }[]
    | null
}

const FIELDS = [
  "id",
  "currency_code",
  "total",
  "tax_total",
  "items.*",
  "items.total",
  "items.original_total",
  "items.discount_total",
  "shipping_methods.*",
  "shipping_methods.total",
]

/** Null while the order is not in Medusa, or was deleted there. */
export const loadMedusaOrder = async (
  container: MedusaContainer,
  orderId: string | null
): Promise<MedusaOrder | null> => {
  if (!orderId) {
    return null
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as MedusaOrder | undefined
  return order
    ? { ...order, raw_total: exact(order.total), raw_tax_total: exact(order.tax_total) }
    : null
}

/** `query` gives an order's own totals as Medusa's BigNumber, without the `raw_` beside it. */
const exact = (amount: unknown): unknown =>
  amount instanceof BigNumber ? (amount.raw ?? String(amount.numeric)) : amount
