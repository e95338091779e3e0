/** What one message (or one order's lines) of an order feed asks for, whatever its form. */
export type OrderMessage =
  | { kind: "fulfillment"; messageId: number; orderId: string; shipment: FeedShipment }
  | { kind: "acknowledgement"; messageId: number; orderId: string; cancel: CancelledItem[] | null }
  | { kind: "adjustment"; messageId: number; orderId: string; items: AdjustedItem[] }

export interface FeedShipment {
  shipDate: string
  carrier: string
  method: string | null
  trackingNumber: string
  /** Empty: everything that is open. */
  items: { orderItemId: string; quantity: number | null }[]
}

/** Null in the message: a mere acknowledgement; an empty list: the whole order. */
export interface CancelledItem {
  orderItemId: string
  reason: string
}

export interface AdjustedItem {
  orderItemId: string
  reason: string
  /** Money given back, by component (Principal, Shipping, Tax …), as written. */
  components: { type: string; amount: string; currency: string }[]
  quantityCancelled: number
}

/** A feed that is not what its type says: it is FATAL, or wholly in error. */
export class FeedFormatError extends Error {}
