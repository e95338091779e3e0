import type { Emulator } from "../emulator.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { OperationName } from "../limits/usage-plans.js"
import type { Caller } from "./access.js"
import { confirmShipment } from "./orders/confirm-shipment.js"
import { getOrder } from "./orders/get-order.js"
import { searchOrders } from "./orders/search-orders.js"
import { getListingsItem } from "./listings/get-listings-item.js"
import { patchListingsItem } from "./listings/patch-listings-item.js"
import { searchListingsItems } from "./listings/search-listings-items.js"
import { getMarketplaceParticipations } from "./sellers/get-marketplace-participations.js"

export interface Call {
  emulator: Emulator
  caller: Caller
  request: Request
  /** Decoded path parameters in the order of the path. */
  path: string[]
}

export type Handler = (call: Call) => Answer

interface Route {
  operation: OperationName
  method: string
  pattern: RegExp
  handle: Handler
}

const ROUTES: readonly Route[] = [
  {
    operation: "getMarketplaceParticipations",
    method: "GET",
    pattern: /^\/sellers\/v1\/marketplaceParticipations$/,
    handle: getMarketplaceParticipations,
  },
  {
    operation: "searchOrders",
    method: "GET",
    pattern: /^\/orders\/2026-01-01\/orders$/,
    handle: searchOrders,
  },
  {
    operation: "getOrder",
    method: "GET",
    pattern: /^\/orders\/2026-01-01\/orders\/([^/]+)$/,
    handle: getOrder,
  },
  {
    operation: "confirmShipment",
    method: "POST",
    pattern: /^\/orders\/v0\/orders\/([^/]+)\/shipmentConfirmation$/,
    handle: confirmShipment,
  },
  {
    operation: "searchListingsItems",
    method: "GET",
    pattern: /^\/listings\/2021-08-01\/items\/([^/]+)$/,
    handle: searchListingsItems,
  },
  {
    operation: "getListingsItem",
    method: "GET",
    pattern: /^\/listings\/2021-08-01\/items\/([^/]+)\/([^/]+)$/,
    handle: getListingsItem,
  },
  {
    operation: "patchListingsItem",
    method: "PATCH",
    pattern: /^\/listings\/2021-08-01\/items\/([^/]+)\/([^/]+)$/,
    handle: patchListingsItem,
  },
]

/** The operation of a request with its decoded path parameters, or null when there is none. */
export function findOperation(
  request: Request
): { operation: OperationName; handle: Handler; path: string[] } | null {
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.pattern.exec(request.path) : null
    if (match) {
      const path = match.slice(1).map(decode)
      return { operation: route.operation, handle: route.handle, path }
    }
  }
  return null
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
