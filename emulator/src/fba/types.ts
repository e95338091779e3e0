/** Units of one SKU in, or on the way to, Amazon's warehouses of the seller's region. */
export interface FbaStock {
  fulfillable: number
  inboundWorking: number
  inboundShipped: number
  inboundReceiving: number
  /** Reserved for buyers' orders, for moving between warehouses, and while being handled. */
  pendingCustomerOrder: number
  pendingTransshipment: number
  fcProcessing: number
  researching: number
  customerDamaged: number
  warehouseDamaged: number
  expired: number
  /** Of all but the inbound quantities, as Amazon's `startDateTime` goes by. */
  updatedAt: number
}
