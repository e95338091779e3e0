import { splitPersonalData, type AmazonOrder } from "../../domain/orders"
import type { InboxMessage } from "../../modules/amazon/lib/inbox-types"
import type { Secrets } from "../../modules/amazon/lib/secrets"

/** What Amazon told of an order, ready for the inbox: personal data sealed, facts in plain. */
export const toInboxMessage = (
  order: AmazonOrder,
  storeOf: (marketplaceId: string | undefined) => string | null,
  secrets: Secrets,
  source: InboxMessage["source"]
): InboxMessage => {
  const { facts, personal } = splitPersonalData(order)
  const grandTotal = order.proceeds?.grandTotal
  return {
    amazon_order_id: order.orderId,
    store_id: storeOf(order.salesChannel.marketplaceId),
    marketplace_id: order.salesChannel.marketplaceId ?? null,
    amazon_status: order.fulfillment?.fulfillmentStatus ?? "UNKNOWN",
    fulfilled_by: order.fulfillment?.fulfilledBy ?? null,
    programs: order.programs ?? null,
    placed_at: order.createdTime,
    last_updated_at: order.lastUpdatedTime,
    ship_by: order.fulfillment?.shipByWindow?.latestDateTime ?? null,
    source,
    facts,
    total: grandTotal?.amount ?? null,
    currency_code: grandTotal?.currencyCode ?? null,
    item_count: order.orderItems.reduce((sum, item) => sum + item.quantityOrdered, 0),
    lines: order.orderItems.map((item) => ({
      amazon_order_item_id: item.orderItemId,
      seller_sku: item.product.sellerSku ?? null,
      asin: item.product.asin ?? null,
      title: item.product.title ?? null,
      quantity_ordered: item.quantityOrdered,
      quantity_fulfilled: item.fulfillment?.quantityFulfilled ?? 0,
      total: item.proceeds?.proceedsTotal?.amount ?? null,
    })),
    buyer: personal ? secrets.seal(JSON.stringify(personal)) : null,
    packages: (order.packages ?? []).map((parcel) => parcel.packageReferenceId),
  }
}
