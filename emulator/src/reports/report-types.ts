import { ORDERS_BY_DATE, ORDERS_BY_UPDATE } from "./kinds/all-orders.js"
import { FBA_MANAGE, FBA_STOCK } from "./kinds/fba.js"
import { ALL_LISTINGS, OPEN_LISTINGS } from "./kinds/listings.js"
import { RETURNS } from "./kinds/returns.js"
import { SETTLEMENT } from "./kinds/settlement.js"
import { UNSHIPPED_ORDERS } from "./kinds/unshipped-orders.js"
import type { ReportKind } from "./table.js"

export const SETTLEMENT_REPORT = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"

/** Report types that the emulator makes. */
export const REPORT_TYPES: Readonly<Record<string, ReportKind>> = {
  GET_MERCHANT_LISTINGS_ALL_DATA: ALL_LISTINGS,
  GET_FLAT_FILE_OPEN_LISTINGS_DATA: OPEN_LISTINGS,
  GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA: FBA_MANAGE,
  GET_AFN_INVENTORY_DATA: FBA_STOCK,
  GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL: ORDERS_BY_UPDATE,
  GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL: ORDERS_BY_DATE,
  GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING: UNSHIPPED_ORDERS,
  GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE: RETURNS,
  [SETTLEMENT_REPORT]: SETTLEMENT,
}

/** Throws for a type that is not made here; handlers have checked it. */
export function requireKind(reportType: string): ReportKind {
  const kind = REPORT_TYPES[reportType]
  if (!kind) {
    throw new Error(`report type ${reportType} is not made here`)
  }
  return kind
}
