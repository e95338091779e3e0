import type { ListingIssue } from "./types.js"

/** What can take its time: each kind has its own delay. */
export const DELAY_KINDS = ["create", "attributes", "price", "quantity", "delete", "live"] as const

export type DelayKind = (typeof DELAY_KINDS)[number]

/** Amazon finds something wrong with a listing some time after it took a change in. */
export interface LateIssue {
  /** Which SKU; every one when missing. */
  sku?: string
  /** Only when the change touched this attribute. */
  attribute?: string
  afterSeconds: number
  issue: ListingIssue
  /** How many changes it strikes still; always when missing. */
  times?: number
}

/** How Amazon treats listings; set by the control API. */
export interface ListingSettings {
  /** Seconds until a change of the kind takes effect; when missing, `--listing-delay` (live: 0). */
  delaySeconds: Partial<Record<DelayKind, number>>
  lateIssues: LateIssue[]
  /** Summaries on one page of getInventorySummaries. */
  fbaPageSize: number
}

export function defaultListingSettings(): ListingSettings {
  return { delaySeconds: {}, lateIssues: [], fbaPageSize: 50 }
}
