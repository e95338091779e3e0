import type { Cases } from "../operation-case"
import { feedsCases, notificationsCases, reportsCases } from "./exchanges"
import {
  catalogCases,
  feesCases,
  listingsCases,
  pricingCases,
  productTypesCases,
  restrictionsCases,
} from "./selling"
import {
  applicationsCases,
  financesCases,
  ordersCases,
  ordersV0Cases,
  sellersCases,
  tokensCases,
} from "./selling-partner"

/** By the name of Amazon's model, in the order of the printed table. */
export const CASES: Readonly<Record<string, Cases>> = {
  sellers: sellersCases,
  "orders_2026-01-01": ordersCases,
  ordersV0: ordersV0Cases,
  "listingsItems_2021-08-01": listingsCases,
  "listingsRestrictions_2021-08-01": restrictionsCases,
  "definitionsProductTypes_2020-09-01": productTypesCases,
  "catalogItems_2022-04-01": catalogCases,
  "productPricing_2022-05-01": pricingCases,
  productFeesV0: feesCases,
  "feeds_2021-06-30": feedsCases,
  "reports_2021-06-30": reportsCases,
  notifications: notificationsCases,
  "tokens_2021-03-01": tokensCases,
  "finances_2024-06-19": financesCases,
  "application_2023-11-30": applicationsCases,
}
