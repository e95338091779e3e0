import type { ComposedItemLink, ComposedReservation } from "./types"

/**
 * An order as Medusa's order module `createOrders` takes it. Amounts, rates are decimal strings
 * (`BigNumberInput`); `metadata` of a shipping method is stored by 2.21.2 though its type lacks it.
 */
export interface ComposedOrder {
  id: string
  region_id: string
  sales_channel_id: string
  customer_id?: string
  email?: string
  currency_code: string
  status: "pending"
  no_notification: true
  /** When the buyer ordered at Amazon, ISO 8601. */
  created_at: string
  shipping_address: ComposedAddress
  billing_address: ComposedAddress
  items: ComposedLine[]
  shipping_methods: ComposedShippingMethod[]
  metadata: Record<string, unknown>
}

export interface ComposedAddress {
  first_name?: string
  last_name?: string
  company?: string
  address_1?: string
  address_2?: string
  city?: string
  province?: string
  postal_code?: string
  country_code?: string
  phone?: string
}

export interface ComposedTaxLine {
  code: string
  /** Percent. */
  rate: string
  description: string
  provider_id?: string
}

export interface ComposedAdjustment {
  amount: string
  code: string
  description: string
  is_tax_inclusive: true
}

export interface ComposedLine {
  /** Deterministic, so that reservations and links can be made without reading the order back. */
  id: string
  title: string
  subtitle?: string
  thumbnail?: string
  quantity: number
  unit_price: string
  is_tax_inclusive: true
  is_discountable: boolean
  requires_shipping: boolean
  variant_id?: string
  variant_sku?: string
  variant_barcode?: string
  variant_title?: string
  variant_option_values?: Record<string, unknown>
  product_id?: string
  product_title?: string
  product_subtitle?: string
  product_description?: string
  product_handle?: string
  product_type?: string
  product_collection?: string
  tax_lines: ComposedTaxLine[]
  adjustments: ComposedAdjustment[]
  metadata: Record<string, unknown>
}

export interface ComposedShippingMethod {
  name: string
  amount: string
  is_tax_inclusive: true
  shipping_option_id: string
  tax_lines: ComposedTaxLine[]
  metadata: Record<string, unknown>
}

/** `composeOrder`'s answer: the order, and what goes beside it. */
export interface Composition {
  order: ComposedOrder
  /** Some of Amazon's tax is not in Medusa's tax lines, because no rate expresses it. */
  tax_left_out: boolean
  links: ComposedItemLink[]
  reservations: ComposedReservation[]
}
