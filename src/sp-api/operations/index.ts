import { listingsOf, type ListingsApi } from "./listings"
import type { Caller } from "./operation"
import { ordersOf, type OrdersApi } from "./orders"
import { sellersOf, type SellersApi } from "./sellers"

/** Every call throws AmazonApiError and nothing else. */
export interface SpApiClient {
  sellers: SellersApi
  orders: OrdersApi
  listings: ListingsApi
}

/** All operations, sent by `call`. */
export const operationsOf = (call: Caller): SpApiClient => ({
  sellers: sellersOf(call),
  orders: ordersOf(call),
  listings: listingsOf(call),
})
