import type { EmulatorState } from "../core/state.js"
import { findItem } from "../catalog/items.js"

export const REASON_CODES = ["APPROVAL_REQUIRED", "ASIN_NOT_FOUND", "NOT_ELIGIBLE"] as const

export type ReasonCode = (typeof REASON_CODES)[number]

/** Who may not list what; a part that is null restricts all of its kind. */
export interface RestrictionRule {
  asin: string
  sellerId: string | null
  marketplaceIds: string[] | null
  conditionTypes: string[] | null
  reasonCode: ReasonCode
  message: string
}

export interface Restricted {
  marketplaceId: string
  conditionType: string
  reasonCode: ReasonCode
  message: string
}

export const CONDITIONS = [
  "new_new",
  "new_open_box",
  "new_oem",
  "refurbished_refurbished",
  "used_like_new",
  "used_very_good",
  "used_good",
  "used_acceptable",
  "collectible_like_new",
  "collectible_very_good",
  "collectible_good",
  "collectible_acceptable",
  "club_club",
]

export function defaultRestrictions(): RestrictionRule[] {
  return [
    {
      asin: "B0BRANDGAT",
      sellerId: null,
      marketplaceIds: null,
      conditionTypes: null,
      reasonCode: "APPROVAL_REQUIRED",
      message: "You need approval to list in this brand.",
    },
    {
      asin: "B0NOTFORAL",
      sellerId: null,
      marketplaceIds: null,
      conditionTypes: null,
      reasonCode: "NOT_ELIGIBLE",
      message: "You are not approved to list this product and we are not accepting applications.",
    },
    {
      asin: "9021000113",
      sellerId: null,
      marketplaceIds: null,
      conditionTypes: CONDITIONS.filter((condition) => condition.startsWith("collectible")),
      reasonCode: "APPROVAL_REQUIRED",
      message: "You need approval to list this product in collectible condition.",
    },
  ]
}

/** What keeps the seller from listing the product, by marketplace and condition. */
export function restrictionsOf(
  state: EmulatorState,
  asin: string,
  sellerId: string,
  marketplaceIds: readonly string[],
  conditionType: string | null
): Restricted[] {
  const conditions = conditionType === null ? CONDITIONS : [conditionType]
  return marketplaceIds.flatMap((marketplaceId) => {
    const item = findItem(state, asin)
    if (!item || !(item.marketplaceIds?.includes(marketplaceId) ?? true)) {
      const message = `${asin} is not in the catalogue of this marketplace.`
      const [first] = conditions as [string]
      return [{ marketplaceId, conditionType: first, reasonCode: "ASIN_NOT_FOUND", message }]
    }
    const rules = state.restrictions.filter(
      (rule) =>
        rule.asin === asin &&
        (rule.sellerId ?? sellerId) === sellerId &&
        (rule.marketplaceIds?.includes(marketplaceId) ?? true)
    )
    return conditions.flatMap((condition) =>
      rules
        .filter((rule) => rule.conditionTypes?.includes(condition) ?? true)
        .map(({ reasonCode, message }) => ({
          ...{ marketplaceId, conditionType: condition, reasonCode, message },
        }))
    )
  })
}
