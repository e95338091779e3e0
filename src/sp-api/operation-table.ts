import * as applications from "./operations/applications"
import * as catalog from "./operations/catalog"
import * as fbaInventory from "./operations/fba-inventory"
import * as feeds from "./operations/feeds"
import * as fees from "./operations/fees"
import * as finances from "./operations/finances"
import * as listings from "./operations/listings"
import * as notifications from "./operations/notifications"
import type { Operation } from "./operations/operation"
import * as orders from "./operations/orders"
import * as ordersV0 from "./operations/orders-v0"
import * as pricing from "./operations/pricing"
import * as productTypes from "./operations/product-types"
import * as reports from "./operations/reports"
import * as restrictions from "./operations/restrictions"
import * as sellers from "./operations/sellers"
import * as tokens from "./operations/tokens"

const exported = {
  ...applications,
  ...catalog,
  ...fbaInventory,
  ...feeds,
  ...fees,
  ...finances,
  ...listings,
  ...notifications,
  ...orders,
  ...ordersV0,
  ...pricing,
  ...productTypes,
  ...reports,
  ...restrictions,
  ...sellers,
  ...tokens,
}

type Exported = typeof exported

/** Amazon's id of an operation of the client. */
export type OperationName = {
  [Name in keyof Exported]: Exported[Name] extends Operation ? Name : never
}[keyof Exported]

/** Every operation by Amazon's id; rate buckets go by it too, so no two share one. */
export const operationTable = Object.fromEntries(
  Object.values<unknown>(exported).flatMap((entry) =>
    isOperation(entry) ? [[entry.name, entry]] : []
  )
) as Record<OperationName, Operation>

function isOperation(entry: unknown): entry is Operation {
  return typeof entry === "object" && entry !== null && "usagePlan" in entry
}
