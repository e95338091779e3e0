/** Money that a seller gave back for one item of an order, in minor units. */
export interface RefundedItem {
  orderItemId: string
  sku: string
  quantityCancelled: number
  components: { type: string; amount: number }[]
}

export interface RefundRecord {
  refundId: string
  sellerId: string
  orderId: string
  at: number
  reason: string
  items: RefundedItem[]
}
