import type { AmazonOrderItem } from "./amazon-order"
import type { TaxOwedBy } from "./money-reading"

/** Where a marketplace that collects value added tax is a deemed supplier by law. */
const DEEMED_SUPPLY = new Set(
  (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK " + "GB NO CH"
  ).split(" ")
)

/** Amazon says that it, and not the seller, collects the tax on this item. */
export function isCollectedByAmazon(item: AmazonOrderItem): boolean {
  return (
    (item.tax?.taxCollections ?? []).some(({ model }) => model === "MARKETPLACE_FACILITATOR") ||
    hasReportingScheme(item)
  )
}

/**
 * Who pays the tax to the state. UOSS and IOSS are schemes in which Amazon reports the tax as a
 * deemed reseller; so does a marketplace facilitator where the law has that notion.
 *
 * @param kept the grand total is without the tax, so it cannot be the seller who owes it
 */
export function taxOwedBy(item: AmazonOrderItem, countryCode: string, kept: boolean): TaxOwedBy {
  if (hasReportingScheme(item)) {
    return "deemed_reseller"
  }
  if (!isCollectedByAmazon(item) && !kept) {
    return "seller"
  }
  return DEEMED_SUPPLY.has(countryCode.toUpperCase()) ? "deemed_reseller" : "marketplace"
}

function hasReportingScheme(item: AmazonOrderItem): boolean {
  return (item.tax?.taxCalculationBreakdowns ?? []).some(({ reportingScheme }) => reportingScheme)
}

/** One answer for an order whose items may differ. */
export function commonTaxOwedBy(items: { tax_owed_by: TaxOwedBy }[]): TaxOwedBy {
  const answers = new Set(items.map((item) => item.tax_owed_by))
  return answers.size > 1 ? "mixed" : (items[0]?.tax_owed_by ?? "seller")
}
