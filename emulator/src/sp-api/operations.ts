import type { Request } from "../http/request.js"
import type { ContractLike } from "../judging.js"
import { APPLICATIONS } from "./applications/index.js"
import { NOTIFICATIONS } from "./notifications/index.js"
import type { GrantlessHandler, Handler, Handlers } from "./operations-types.js"
import { TOKENS } from "./tokens/index.js"
import { CATALOG_ITEMS } from "./catalog/index.js"
import { FBA_INVENTORY } from "./fba/index.js"
import { FEEDS } from "./feeds/index.js"
import { FINANCES } from "./finances/index.js"
import { FEES } from "./fees/index.js"
import { LISTINGS } from "./listings/index.js"
import { ORDERS, ORDERS_V0 } from "./orders/index.js"
import { PRICING } from "./pricing/index.js"
import { PRODUCT_TYPE_DEFINITIONS } from "./product-types/index.js"
import { REPORTS } from "./reports/index.js"
import { RESTRICTIONS } from "./restrictions/index.js"
import { SELLERS_V1 } from "./sellers/index.js"

export type { ApplicationCall, Call, Handler, Handlers } from "./operations-types.js"

/** Everything that is served, by the name of Amazon's model; address and limits are the model's. */
const SERVED: Readonly<Record<string, Handlers>> = {
  sellers: SELLERS_V1,
  "orders_2026-01-01": ORDERS,
  ordersV0: ORDERS_V0,
  "listingsItems_2021-08-01": LISTINGS,
  "listingsRestrictions_2021-08-01": RESTRICTIONS,
  "definitionsProductTypes_2020-09-01": PRODUCT_TYPE_DEFINITIONS,
  "catalogItems_2022-04-01": CATALOG_ITEMS,
  "productPricing_2022-05-01": PRICING,
  productFeesV0: FEES,
  fbaInventory: FBA_INVENTORY,
  "feeds_2021-06-30": FEEDS,
  "reports_2021-06-30": REPORTS,
  notifications: NOTIFICATIONS,
  "finances_2024-06-19": FINANCES,
  "tokens_2021-03-01": TOKENS,
  "application_2023-11-30": APPLICATIONS,
}

export interface Found {
  /** Name of Amazon's model. */
  api: string
  operation: string
  handle: Handler | GrantlessHandler
  path: string[]
  /** Answered by an example of Amazon's; neither request nor answer is judged by the models. */
  replayed?: boolean
}

/** The operation of a request with its decoded path parameters, or null when there is none. */
export function findOperation(contract: ContractLike, request: Request): Found | null {
  const match = contract.match(request.method, request.path)
  const handle = match && SERVED[match.api]?.[match.operation]
  return handle
    ? {
        api: match.api,
        operation: match.operation,
        handle,
        path: Object.values(match.parameters).map(decode),
      }
    : null
}

/** Names of the served operations, as `api operation`. */
export function servedOperations(): string[] {
  return Object.entries(SERVED).flatMap(([api, handlers]) =>
    Object.keys(handlers).map((operation) => `${api} ${operation}`)
  )
}

/** A malformed percent sequence names nothing, so it is taken as it stands. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) {
      return part
    }
    throw error
  }
}
