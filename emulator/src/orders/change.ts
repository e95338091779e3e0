import { toIso } from "../core/clock.js"
import type { Emulator } from "../emulator.js"
import type { OrderChangeType } from "./events.js"
import { openUnits } from "./transitions.js"
import type { OrderItemRecord, OrderRecord, OrderStatus } from "./types.js"

/** ORDER_CHANGE still names statuses as Orders v0 does. */
const V0_STATUS: Record<OrderStatus, string> = {
  PENDING_AVAILABILITY: "PendingAvailability",
  PENDING: "Pending",
  UNSHIPPED: "Unshipped",
  PARTIALLY_SHIPPED: "PartiallyShipped",
  SHIPPED: "Shipped",
  CANCELLED: "Canceled",
}

/** To be called after each change of an order: keeps it, and tells subscribers of it. */
export function orderChanged(
  emulator: Emulator,
  order: OrderRecord,
  type: OrderChangeType = "OrderStatusChange"
): void {
  emulator.changed()
  emulator.events.emit({
    type: "ORDER_CHANGE",
    at: order.lastUpdatedTime,
    sellerId: order.sellerId,
    marketplaceId: order.marketplaceId,
    payload: {
      OrderChangeNotification: {
        NotificationLevel: "OrderLevel",
        SellerId: order.sellerId,
        AmazonOrderId: order.orderId,
        OrderChangeType: type,
        OrderChangeTrigger: {
          TimeOfOrderChange: toIso(order.lastUpdatedTime),
          ChangeReason: type === "BuyerRequestedChange" ? "Buyer Requested Cancel" : "",
        },
        Summary: summary(order),
      },
    },
  })
}

function summary(order: OrderRecord) {
  const shipped = order.items.reduce((sum, item) => sum + item.quantityShipped, 0)
  const open = order.items.reduce((sum, item) => sum + openUnits(order, item), 0)
  const known = order.status !== "PENDING"
  return {
    MarketplaceId: order.marketplaceId,
    OrderStatus: V0_STATUS[order.status],
    PurchaseDate: toIso(order.createdTime),
    DestinationPostalCode: known ? order.address.postalCode : null,
    FulfillmentType: order.fulfilledBy === "AMAZON" ? "AFN" : "MFN",
    OrderType: order.programs.includes("PREORDER") ? "Preorder" : "StandardOrder",
    NumberOfItemsShipped: shipped,
    NumberOfItemsUnshipped: open,
    ...(known && {
      EarliestShipDate: toIso(order.shipBy[0]),
      LatestShipDate: toIso(order.shipBy[1]),
      EarliestDeliveryDate: toIso(order.deliverBy[0]),
      LatestDeliveryDate: toIso(order.deliverBy[1]),
    }),
    OrderItems: order.items.map(presentItem),
  }
}

function presentItem(item: OrderItemRecord) {
  return {
    OrderItemId: item.orderItemId,
    SellerSKU: item.sku,
    SupplySourceId: null,
    OrderItemStatus: item.quantityShipped >= item.quantity ? "Shipped" : "Unshipped",
    Quantity: item.quantity,
    QuantityShipped: item.quantityShipped,
    IsBuyerRequestedCancel: item.cancelRequestedBecause !== null,
  }
}
