import type { AmazonRegion } from "./common"
import type { AmazonStoreDto } from "./stores"

/** POST /admin/amazon/stores/:id/connect */
export interface ConnectStoreResponse {
  /** Amazon's consent page; open as a link in a new tab. */
  consent_url: string
  state: string
  expires_at: string
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
  | "marketplace_not_in_account"
  | "amazon_unavailable"

export interface PendingConnectionDto {
  state: string
  status: "waiting" | "granted" | "connected" | "failed"
  error: { code: ConnectionError; message: string; request_id: string | null } | null
  account: {
    selling_partner_id: string
    region: AmazonRegion
    expires_at: string | null
    /** The account the store was connected to before, when it is another one. */
    previous_selling_partner_id: string | null
  } | null
  /** The store under connection, and the other marketplaces of the account. */
  stores: {
    id: string | null
    name: string
    marketplace_id: string
    country_code: string
    /** The account sells in this marketplace. */
    participating: boolean
    selected: boolean
  }[]
}

/** POST /admin/amazon/connections/:state/confirm */
export interface ConfirmConnectionResponse {
  connection: PendingConnectionDto
  stores: AmazonStoreDto[]
}
