import type { RoleResult } from "./application"
import type { AmazonRegion } from "./common"
import type { AmazonStoreDto } from "./stores"

/** POST /admin/amazon/connections: one consent for several stores of one region. */
export interface BeginConnectionBody {
  store_ids: string[]
}

/** POST /admin/amazon/connections and /admin/amazon/stores/:id/connect */
export interface ConnectStoreResponse {
  /** Amazon's consent page; open as a link in a new tab. */
  consent_url: string
  state: string
  expires_at: string
  /** Where Amazon sends people back to; it must be registered at Amazon. */
  redirect_uri: string
}

/** POST /admin/amazon/connections/token: a refresh token that Seller Central gave. Write-only. */
export interface EnterTokenBody {
  store_ids: string[]
  selling_partner_id: string
  refresh_token: string
}

/** POST /admin/amazon/connections/token: what it opens waits to be checked. */
export interface EnterTokenResponse {
  state: string
}

/** What Amazon's Seller Central opened us with (`/amazon/login`). */
export interface LoginFromAmazonBody {
  amazon_callback_uri: string
  amazon_state: string
  selling_partner_id: string
}

/** GET /admin/amazon/connections/login: whom it concerns, before anything happens. */
export interface LoginFromAmazonResponse {
  login: {
    selling_partner_id: string
    account: { id: string; name: string | null } | null
    /** What the permission would be for: the account's stores, else those in set-up. */
    stores: { id: string; name: string; country_code: string }[]
  }
}

/** POST /admin/amazon/connections/login: where the browser goes on, at Amazon. */
export interface ContinueLoginResponse {
  redirect_url: string
  state: string
}

/** GET /admin/amazon/connections/:state — what Amazon gave, before anything is saved. */
export interface PendingConnectionResponse {
  connection: PendingConnectionDto
}

export type ConnectionError =
  | "unknown_state"
  | "state_used"
  | "state_expired"
  | "other_user"
  | "denied"
  | "answer_incomplete"
  | "not_configured"
  | "code_expired"
  | "application_refused"
  | "address_not_registered"
  | "draft_application"
  | "individual_plan"
  | "marketplace_not_in_account"
  | "amazon_unavailable"
  | "grant_expired"
  | "abandoned"

/** `consent`: our link; `login`: begun in Seller Central; `token`: entered by hand. */
export type ConnectionKind = "consent" | "login" | "token"

/**
 * `connect`: what was asked for; `waiting`: another store of the region that waits; `add`: sold in, no
 * store yet; `connected`: the account's store; `taken`: another store of the account has the country;
 * `absent`: not in the account.
 */
export type ConnectionCountryState =
  "connect" | "waiting" | "add" | "connected" | "taken" | "absent"

export interface ConnectionCountryDto {
  /** Null: a store would be added. */
  id: string | null
  /** The store's name, or the one it would get. */
  name: string
  marketplace_id: string
  country_code: string
  state: ConnectionCountryState
  /** The account sells in this marketplace. */
  participating: boolean
  /** Connected by the answer "yes" without further choice. */
  selected: boolean
  /** The store of the account that has the country already. */
  taken_by: string | null
}

export interface PendingConnectionDto {
  state: string
  kind: ConnectionKind
  status: "waiting" | "granted" | "connected" | "failed"
  error: { code: ConnectionError; message: string; request_id: string | null } | null
  /** Where Amazon sends people back to; for the page that says that it is not registered. */
  redirect_uri: string | null
  account: {
    selling_partner_id: string
    name: string | null
    region: AmazonRegion
    /** Null: no end is known, as for a token from Seller Central. */
    expires_at: string | null
    selling_plan: string | null
    /** By what was asked; empty when nothing was. */
    roles: RoleResult[]
    /** The account the stores were connected to before, when it is another one. */
    previous_selling_partner_id: string | null
    previous: {
      selling_partner_id: string
      name: string | null
      /** What belongs to the old account and would stop being updated. */
      listings: number
      orders: number
      /** Typing this store's name takes the other account all the same. */
      store_name: string
    } | null
    /** Same account, same countries: nothing was to be asked. */
    renewal: boolean
  } | null
  /** The stores under connection, and the other marketplaces of the account. */
  stores: ConnectionCountryDto[]
}

/** POST /admin/amazon/connections/:state/confirm */
export interface ConfirmConnectionBody {
  /** Stores to connect; default: those the consent was begun for. */
  store_ids?: string[]
  /** Countries that get a store with the same choices. */
  add_marketplace_ids?: string[]
  /** The store's name, typed by a person who wants another account than before. */
  other_account?: string
}

/** POST /admin/amazon/connections/:state/confirm */
export interface ConfirmConnectionResponse {
  connection: PendingConnectionDto
  stores: AmazonStoreDto[]
}

/** GET /admin/amazon/stores/:id/proof: that Amazon lets us in now, by a call that was answered. */
export interface ConnectionProofResponse {
  proof: {
    connected: boolean
    /** When Amazon answered last; null: it did not since the store was connected. */
    at: string | null
    error: string | null
  }
}
