import { randomBytes } from "node:crypto"
import type { OrderRecord } from "../orders/types.js"
import type { CatalogItem } from "../catalog/types.js"
import { defaultListingSettings } from "../listings/settings.js"
import type { ListingSettings } from "../listings/settings.js"
import type { ListingRecord, Mistake } from "../listings/types.js"
import type { CompetitorOffer } from "../pricing/types.js"
import { defaultRestrictions } from "../restrictions/rules.js"
import type { RestrictionRule } from "../restrictions/rules.js"
import type { Region } from "../amazon/marketplaces.js"
import { emptyAmazonSide } from "./amazon-side-state.js"
import type { AmazonSideState } from "./amazon-side-state.js"

export interface AuthorizationCode {
  code: string
  sellerId: string
  applicationId: string
  /** What the redirect went to; `explicit` when the consent URL carried it. */
  redirectUri: string
  explicit: boolean
  expiresAt: number
}

export type SellingPlan = "PROFESSIONAL" | "INDIVIDUAL"

/** A seller pressed "Authorize": `amazon_state`, which the application brings back. */
export interface LoginState {
  value: string
  sellerId: string
  expiresAt: number
}

/** A seller's consent: its refresh token works until it is revoked. */
export interface Grant {
  id: string
  refreshToken: string
  sellerId: string
  region: Region
  applicationId: string
  authorizedAt: number
  revokedAt: number | null
}

export interface AccessToken {
  /** Whose consent; null for a token of the application itself, which has a scope instead. */
  grantId: string | null
  expiresAt: number
  scope?: string
  /** A restricted data token: all that it opens, each as "METHOD /path". */
  restrictedTo?: string[]
}

export interface Bucket {
  tokens: number
  at: number
}

/** All that the emulator remembers; plain JSON, so that the state file is a copy of it. */
export interface EmulatorState extends AmazonSideState {
  version: 1
  seed: number
  startedAt: number
  clockOffsetMs: number
  randomState: number
  /** Signs paging tokens. */
  pagingSecret: string
  orders: Record<string, OrderRecord>
  /** By `sellerId/sku`. */
  listings: Record<string, ListingRecord>
  listingSettings: ListingSettings
  /** Product pages that sellers or the control API have made, by ASIN. */
  catalogItems: Record<string, CatalogItem>
  /** What the control API said about other sellers' offers, by `marketplaceId/asin`. */
  competitors: Record<string, CompetitorOffer[]>
  restrictions: RestrictionRule[]
  /** Idempotency tokens of addInventory, as `sellerId/token`. */
  fbaTokens: string[]
  /** Units that the shop had of each SKU before the first seeded order. */
  initialQuantities: Record<string, number>
  mistakes: Mistake[]
  codes: AuthorizationCode[]
  /** Opened by "Manage your apps", until the application answers. */
  loginStates: LoginState[]
  /** By seller id; PROFESSIONAL unless it is here. */
  sellingPlans: Record<string, SellingPlan>
  grants: Grant[]
  accessTokens: Record<string, AccessToken>
  buckets: Record<string, Bucket>
}

export function emptyState(seed: number, now: number): EmulatorState {
  return {
    version: 1,
    seed,
    startedAt: now,
    clockOffsetMs: 0,
    randomState: seed,
    pagingSecret: randomBytes(24).toString("hex"),
    orders: {},
    listings: {},
    listingSettings: defaultListingSettings(),
    catalogItems: {},
    competitors: {},
    restrictions: defaultRestrictions(),
    fbaTokens: [],
    initialQuantities: {},
    mistakes: [],
    codes: [],
    loginStates: [],
    sellingPlans: {},
    grants: [],
    accessTokens: {},
    buckets: {},
    ...emptyAmazonSide(),
  }
}
