import { randomBytes } from "node:crypto"
import type { OrderRecord } from "../orders/types.js"
import type { ListingRecord, Mistake } from "../listings/types.js"
import type { Region } from "../amazon/marketplaces.js"

export interface AuthorizationCode {
  code: string
  sellerId: string
  applicationId: string
  /** What the redirect went to; `explicit` when the consent URL carried it. */
  redirectUri: string
  explicit: boolean
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
  grantId: string
  expiresAt: number
}

export interface Bucket {
  tokens: number
  at: number
}

/** All that the emulator remembers; plain JSON, so that the state file is a copy of it. */
export interface EmulatorState {
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
  /** Units that the shop had of each SKU before the first seeded order. */
  initialQuantities: Record<string, number>
  mistakes: Mistake[]
  codes: AuthorizationCode[]
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
    initialQuantities: {},
    mistakes: [],
    codes: [],
    grants: [],
    accessTokens: {},
    buckets: {},
  }
}
