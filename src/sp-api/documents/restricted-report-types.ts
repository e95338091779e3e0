/*
 * Report types whose document holds personal data: getReportDocument needs a Restricted Data
 * Token. Amazon's list (developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide).
 */
const RESTRICTED = new Set([
  "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_INVOICING",
  "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_TAX",
  "GET_EASYSHIP_DOCUMENTS",
  "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING",
  "GET_FLAT_FILE_ORDER_REPORT_DATA_INVOICING",
  "GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING",
  "GET_FLAT_FILE_ORDER_REPORT_DATA_TAX",
  "GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_INVOICING",
  "GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_SHIPPING",
  "GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_TAX",
  "GET_GST_MTR_B2B_CUSTOM",
  "GET_ORDER_REPORT_DATA_INVOICING",
  "GET_ORDER_REPORT_DATA_SHIPPING",
  "GET_ORDER_REPORT_DATA_TAX",
  "GET_VAT_TRANSACTION_DATA",
  "SC_VAT_TAX_REPORT",
])

/** Whether a Restricted Data Token is needed to read a report of this type. */
export function isRestrictedReportType(reportType: string): boolean {
  return RESTRICTED.has(reportType)
}
