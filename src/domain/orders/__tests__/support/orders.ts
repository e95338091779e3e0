import type { AmazonOrder, AmazonOrderItem } from "../../amazon-order"
import { splitPersonalData } from "../../personal-data"
import { projectOrder, type ProjectOrderInput } from "../../project-order"
import type { LinkedVariant, ProjectionStore } from "../../types"

export function aVariant(more: Partial<LinkedVariant> = {}): LinkedVariant {
  return {
    variant_id: "variant_1",
    product_id: "prod_1",
    sku: "TULP-1",
    barcode: null,
    variant_title: "Red",
    product_title: "Vase",
    thumbnail: null,
    requires_shipping: true,
    is_discountable: true,
    ...more,
  }
}

export function aStore(more: Partial<ProjectionStore> = {}): ProjectionStore {
  return {
    id: "store_1",
    name: "Amazon.de",
    marketplace_id: "A1PA6795UKMFR9",
    country_code: "DE",
    currency_code: "EUR",
    sales_channel_id: "sc_1",
    region_id: "reg_1",
    shipping_option: { id: "so_1", name: "Amazon Standard" },
    ...more,
  }
}

type Parts = Record<string, string>

export interface ItemWish {
  quantity?: number
  /** Amounts by breakdown type, e.g. { ITEM: "10.00", TAX: "1.60" }. */
  parts?: Parts
  total?: string
  taxDetails?: Parts
  discountDetails?: Parts
  more?: Partial<AmazonOrderItem>
}

/** An item with proceeds as Amazon writes them. */
export function anItem(wish: ItemWish, index = 0, currencyCode = "EUR"): AmazonOrderItem {
  const details = (parts: Parts) =>
    Object.entries(parts).map(([subtype, amount]) => ({ subtype, value: { amount, currencyCode } }))
  return {
    orderItemId: `1000000000000${index + 1}`,
    quantityOrdered: wish.quantity ?? 1,
    product: { asin: "B000000001", title: "Vase", sellerSku: "TULP-1" },
    ...((wish.parts || wish.total) && {
      proceeds: {
        ...(wish.total && { proceedsTotal: { amount: wish.total, currencyCode } }),
        breakdowns: Object.entries(wish.parts ?? {}).map(([type, amount]) => ({
          type,
          subtotal: { amount, currencyCode },
          ...(type === "TAX" &&
            wish.taxDetails && { detailedBreakdowns: details(wish.taxDetails) }),
          ...(type === "DISCOUNT" &&
            wish.discountDetails && { detailedBreakdowns: details(wish.discountDetails) }),
        })),
      },
    }),
    ...wish.more,
  }
}

/** An order that a merchant has to ship; `grandTotal` undefined leaves the proceeds out. */
export function anOrder(
  grandTotal: string | undefined,
  items: AmazonOrderItem[],
  more: Partial<AmazonOrder> = {},
  currencyCode = "EUR"
): AmazonOrder {
  return {
    orderId: "302-1234567-1234567",
    createdTime: "2026-11-01T10:00:00Z",
    lastUpdatedTime: "2026-11-01T10:05:00Z",
    salesChannel: { channelName: "AMAZON", marketplaceId: "A1PA6795UKMFR9" },
    ...(grandTotal !== undefined && {
      proceeds: { grandTotal: { amount: grandTotal, currencyCode } },
    }),
    fulfillment: { fulfillmentStatus: "UNSHIPPED", fulfilledBy: "MERCHANT" },
    orderItems: items,
    ...more,
  }
}

export function project(order: AmazonOrder, more: Partial<ProjectOrderInput> = {}) {
  return projectOrder({
    ...splitPersonalData(order),
    store: aStore(),
    settings: { import_since: null, hold_unexplained_totals: false },
    medusa_order_id: "order_amz_1",
    variants: { "TULP-1": aVariant() },
    ...more,
  })
}

/** Projects an order that must be importable. */
export function imported(order: AmazonOrder, more: Partial<ProjectOrderInput> = {}) {
  const projection = project(order, more)
  if (projection.kind !== "import") {
    throw new Error(`expected an import, got ${JSON.stringify(projection)}`)
  }
  return projection
}

/** An order of one item in Germany unless told otherwise. */
export const anOrderOf = (
  total: string,
  wish: ItemWish,
  more: Partial<AmazonOrder> = {},
  currency = "EUR"
): AmazonOrder => anOrder(total, [anItem(wish, 0, currency)], more, currency)
