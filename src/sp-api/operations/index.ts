import { catalogOf, type CatalogApi } from "./catalog"
import { fbaInventoryOf, type FbaInventoryApi } from "./fba-inventory"
import { feedsOf, type FeedsApi } from "./feeds"
import { feesOf, type FeesApi } from "./fees"
import { financesOf, type FinancesApi } from "./finances"
import { listingsOf, type ListingsApi } from "./listings"
import { notificationsOf, type NotificationsApi } from "./notifications"
import type { Caller } from "./operation"
import { ordersOf, type OrdersApi } from "./orders"
import { pricingOf, type PricingApi } from "./pricing"
import { productTypesOf, type ProductTypesApi } from "./product-types"
import { reportsOf, type ReportsApi } from "./reports"
import { restrictionsOf, type RestrictionsApi } from "./restrictions"
import { sellersOf, type SellersApi } from "./sellers"
import { tokensOf, type TokensApi } from "./tokens"

/**
 * Every call throws AmazonApiError and nothing else.
 *
 * An API that is not here (vendor, merchant fulfilment, fulfilment outbound) gets a file of its own
 * beside these: its operations as objects, its part of the client as an interface, and a line here.
 * Until then `call` sends whatever is described as an Operation, through the same limits, tokens,
 * retries and errors.
 */
export interface SpApiClient {
  sellers: SellersApi
  orders: OrdersApi
  listings: ListingsApi
  restrictions: RestrictionsApi
  productTypes: ProductTypesApi
  catalog: CatalogApi
  pricing: PricingApi
  fees: FeesApi
  fbaInventory: FbaInventoryApi
  finances: FinancesApi
  notifications: NotificationsApi
  feeds: FeedsApi
  reports: ReportsApi
  tokens: TokensApi
  call: Caller
}

/** All operations, sent by `call`. */
export const operationsOf = (call: Caller): SpApiClient => ({
  sellers: sellersOf(call),
  orders: ordersOf(call),
  listings: listingsOf(call),
  restrictions: restrictionsOf(call),
  productTypes: productTypesOf(call),
  catalog: catalogOf(call),
  pricing: pricingOf(call),
  fees: feesOf(call),
  fbaInventory: fbaInventoryOf(call),
  finances: financesOf(call),
  notifications: notificationsOf(call),
  feeds: feedsOf(call),
  reports: reportsOf(call),
  tokens: tokensOf(call),
  call,
})
