/** Payloads of the notifications about orders, by their type. */
export interface OrderEventPayloads {
  ORDER_CHANGE: { OrderChangeNotification: OrderChange }
}

export interface OrderChange {
  NotificationLevel: "OrderLevel"
  SellerId: string
  AmazonOrderId: string
  OrderChangeType: OrderChangeType
  OrderChangeTrigger: { TimeOfOrderChange: string; ChangeReason: string }
  Summary: object
}

export type OrderChangeType = "OrderStatusChange" | "BuyerRequestedChange"
