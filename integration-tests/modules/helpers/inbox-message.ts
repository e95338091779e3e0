import type { InboxMessage } from "../../../src/modules/amazon/lib/inbox-types"

export const ACCOUNT = "amzacc_test"

type Line = { sku: string; quantity: number; fulfilled?: number }

/** A message of the inbox, as small as it may be. */
export const aMessage = (
  wish: Partial<Omit<InboxMessage, "lines">> & { items?: Line[] } = {}
): InboxMessage => {
  const { items = [{ sku: "TULP-VASE-RED", quantity: 1 }], ...more } = wish
  return {
    amazon_order_id: "302-0000001-0000001",
    store_id: null,
    marketplace_id: "A1PA6795UKMFR9",
    amazon_status: "UNSHIPPED",
    fulfilled_by: "MERCHANT",
    programs: null,
    placed_at: "2026-11-01T10:00:00.000Z",
    last_updated_at: "2026-11-01T10:05:00.000Z",
    ship_by: null,
    source: "poll",
    facts: { orderId: more.amazon_order_id ?? "302-0000001-0000001" },
    total: "10.00",
    currency_code: "EUR",
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    lines: items.map((item, index) => ({
      amazon_order_item_id: `${index + 1}`,
      seller_sku: item.sku,
      asin: null,
      title: "Vase",
      quantity_ordered: item.quantity,
      quantity_fulfilled: item.fulfilled ?? 0,
      total: null,
    })),
    buyer: null,
    packages: [],
    ...more,
  }
}
