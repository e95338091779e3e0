import type { Emulator } from "../emulator.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { ContractLike } from "../judging.js"
import type { Caller } from "./access.js"
import { CATALOG_ITEMS } from "./catalog/index.js"
import { FBA_INVENTORY } from "./fba/index.js"
import { FEEDS } from "./feeds/index.js"
import { FEES } from "./fees/index.js"
import { LISTINGS } from "./listings/index.js"
import { ORDERS, ORDERS_V0 } from "./orders/index.js"
import { PRICING } from "./pricing/index.js"
import { PRODUCT_TYPE_DEFINITIONS } from "./product-types/index.js"
import { REPORTS } from "./reports/index.js"
import { RESTRICTIONS } from "./restrictions/index.js"
import { SELLERS_V1 } from "./sellers/index.js"

export interface Call {
  emulator: Emulator
  caller: Caller
  request: Request
  /** Decoded path parameters in the order of the path. */
  path: string[]
}

export type Handler = (call: Call) => Answer

/** What answers the operations of one of Amazon's models, by operation id. */
export type Handlers = Readonly<Record<string, Handler>>

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
}

export interface Found {
  /** Name of Amazon's model. */
  api: string
  operation: string
  handle: Handler
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
