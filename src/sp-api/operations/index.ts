import { feedsOf, type FeedsApi } from "./feeds"
import { listingsOf, type ListingsApi } from "./listings"
import { notificationsOf, type NotificationsApi } from "./notifications"
import type { Caller } from "./operation"
import { ordersOf, type OrdersApi } from "./orders"
import { reportsOf, type ReportsApi } from "./reports"
import { sellersOf, type SellersApi } from "./sellers"
import { tokensOf, type TokensApi } from "./tokens"

/** Every call throws AmazonApiError and nothing else. */
export interface SpApiClient {
  sellers: SellersApi
  orders: OrdersApi
  listings: ListingsApi
  notifications: NotificationsApi
  feeds: FeedsApi
  reports: ReportsApi
  tokens: TokensApi
}

/** All operations, sent by `call`. */
export const operationsOf = (call: Caller): SpApiClient => ({
  sellers: sellersOf(call),
  orders: ordersOf(call),
  listings: listingsOf(call),
  notifications: notificationsOf(call),
  feeds: feedsOf(call),
  reports: reportsOf(call),
  tokens: tokensOf(call),
})
