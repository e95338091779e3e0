import type { ListingRecord } from "../listings/types.js"
import type { FbaStock } from "./types.js"

export const NO_STOCK: Omit<FbaStock, "updatedAt"> = {
  fulfillable: 0,
  inboundWorking: 0,
  inboundShipped: 0,
  inboundReceiving: 0,
  pendingCustomerOrder: 0,
  pendingTransshipment: 0,
  fcProcessing: 0,
  researching: 0,
  customerDamaged: 0,
  warehouseDamaged: 0,
  expired: 0,
}

/** What lies in Amazon's warehouses at the emulator's first start: the same for every seed. */
export function initialStock(listing: ListingRecord): FbaStock {
  const number = [...listing.asin].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)
  const from = (low: number, high: number, part: number) =>
    low + (Math.floor(number / part) % (high - low + 1))
  return {
    ...NO_STOCK,
    fulfillable: from(12, 140, 1),
    inboundShipped: from(0, 3, 7) * 12,
    pendingTransshipment: from(0, 5, 11),
    fcProcessing: from(0, 2, 13),
    researching: from(0, 1, 17),
    customerDamaged: from(0, 3, 19),
    updatedAt: listing.lastUpdatedDate,
  }
}

export function reservedOf(stock: FbaStock): number {
  return stock.pendingCustomerOrder + stock.pendingTransshipment + stock.fcProcessing
}

export function unfulfillableOf(stock: FbaStock): number {
  return stock.customerDamaged + stock.warehouseDamaged + stock.expired
}

/** All units that Amazon has or that are on their way to it. */
export function totalOf(stock: FbaStock): number {
  const { fulfillable, inboundWorking, inboundShipped, inboundReceiving, researching } = stock
  const inbound = inboundWorking + inboundShipped + inboundReceiving
  return fulfillable + inbound + reservedOf(stock) + researching + unfulfillableOf(stock)
}
