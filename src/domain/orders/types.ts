import type { HeldReasonCode } from "../../types/http"
import type {
  AmazonBuyer,
  AmazonOrder,
  AmazonPaymentExecution,
  AmazonRecipient,
  AmazonTaxRegistration,
} from "./amazon-order"

/** An Amazon order without any personal field; what the inbox stores in plain. */
export type OrderFacts = Omit<AmazonOrder, "buyer" | "recipient"> & {
  recipient?: { deliveryAddress: { countryCode: string } }
  /** The database refused the order as it is: the SQLSTATE. Such facts hold little else. */
  not_storable?: string
  /** Base 64 of the facts that the database refused. */
  told?: string
}

/** The personal fields of one order; stored encrypted, beside the facts. */
export interface PersonalData {
  buyer?: AmazonBuyer
  recipient?: AmazonRecipient
  taxRegistrations?: AmazonTaxRegistration[]
  paymentExecutions?: AmazonPaymentExecution[]
  /** By orderItemId. */
  items?: Record<string, PersonalItemData>
  /** Fields of the order that we do not know: kept, but where nobody reads them by accident. */
  unclassified?: Record<string, unknown>
}

export interface PersonalItemData {
  giftMessage?: string
  customizedUrl?: string
  unclassified?: Record<string, unknown>
}

export interface HeldReason {
  code: HeldReasonCode
  parameters: Record<string, string | number | null>
}

export type WaitReason = "pending" | "pending_availability" | "unknown_status"

export type IgnoreReason =
  | "cancelled_before_import"
  | "unfulfillable"
  | "not_sold_on_amazon"
  | "no_store"
  | "before_import_since"

/** `reason` of a wait or an ignore is a key for the admin's sentences; a hold has its own list. */
export type OrderClass =
  | { state: "import" }
  | { state: "wait"; reason: WaitReason }
  | { state: "ignore"; reason: IgnoreReason }
  | { state: "hold"; reasons: HeldReason[] }

/** A remark that does not stop the import. */
export interface ProjectionNote {
  code:
    | "unexplained_total"
    | "rounded_total"
    | "tax_not_representable"
    | "item_cancelled"
    | "personal_data_missing"
    | "replacement_order"
  parameters: Record<string, string | number | null>
}

/** What the shop knows about the variant that an Amazon seller SKU is linked to. */
export interface LinkedVariant {
  variant_id: string
  product_id: string
  sku: string | null
  barcode: string | null
  variant_title: string | null
  product_title: string
  product_subtitle?: string | null
  product_description?: string | null
  product_handle?: string | null
  product_type?: string | null
  product_collection?: string | null
  thumbnail: string | null
  requires_shipping: boolean
  is_discountable: boolean
  option_values?: Record<string, unknown> | null
}

/** By Amazon's seller SKU. */
export type LinkedVariants = Record<string, LinkedVariant | undefined>

/** The variant of a seller SKU; a SKU may be any word, also one that every object has. */
export function variantOfSku(variants: LinkedVariants, sku: string | undefined) {
  return sku !== undefined && Object.prototype.hasOwnProperty.call(variants, sku)
    ? variants[sku]
    : undefined
}

/** The store an order is projected into; a null id is a reason to hold, not an error. */
export interface ProjectionStore {
  id: string
  name: string
  marketplace_id: string
  country_code: string
  currency_code: string
  sales_channel_id: string | null
  region_id: string | null
  shipping_option: { id: string; name: string }
}

/** `StoreSettingsDto["orders"]` of the admin API. */
export interface ProjectionSettings {
  import_since: string | null
  hold_unexplained_totals: boolean
}

/** One Medusa line and the units of it that are still to be shipped by the merchant. */
export interface ComposedReservation {
  amazon_order_item_id: string
  line_item_id: string
  variant_id: string
  seller_sku: string
  /** > 0 */
  quantity: number
}

/** Where an Amazon item went: summed over its Medusa lines. */
export interface ComposedItemLink {
  amazon_order_item_id: string
  seller_sku: string | null
  variant_id: string | null
  quantity: number
  quantity_fulfilled: number
  quantity_unfulfilled: number
  lines: { line_item_id: string; quantity: number; quantity_unfulfilled: number }[]
}
