import type { Open } from "./common"

/* Listings Restrictions API 2021-08-01, names as Amazon's. */

export type ConditionType = Open<
  | "new_new"
  | "new_open_box"
  | "new_oem"
  | "refurbished_refurbished"
  | "used_like_new"
  | "used_very_good"
  | "used_good"
  | "used_acceptable"
  | "collectible_like_new"
  | "collectible_very_good"
  | "collectible_good"
  | "collectible_acceptable"
  | "club_club"
>

export interface GetListingsRestrictionsParameters {
  asin: string
  sellerId: string
  marketplaceIds: string[]
  /** Without it: the restrictions of every condition. */
  conditionType?: ConditionType
  /** Language of the messages, e.g. `de_DE`. */
  reasonLocale?: string
}

/** No restrictions: the seller may list the item. */
export interface RestrictionList {
  restrictions: ListingRestriction[]
}

export interface ListingRestriction {
  marketplaceId: string
  conditionType?: ConditionType
  reasons?: {
    message: string
    reasonCode?: Open<"APPROVAL_REQUIRED" | "ASIN_NOT_FOUND" | "NOT_ELIGIBLE">
    /** Where the seller can ask for approval. */
    links?: { resource: string; verb: Open<"GET">; title?: string; type?: string }[]
  }[]
}
