/** What a store's health page looks at, in the order it is shown. */
export const healthCheckIds = [
  "application_keys",
  "client_secret",
  "encryption_key",
  "token",
  "permission",
  "role",
  "redirect_uri",
  "login_uri",
  "participation",
  "selling_plan",
  "clock",
  "limits",
  "notifications",
  "flow",
  "workers",
  "locking",
  "database_clock",
  "migrations",
  "installation_id",
  "read_only",
  "sales_channel",
  "stock_locations",
  "shipping_option",
  "shipping_profile",
  "region",
  "identifiers",
  "stores",
  "products",
] as const

export type HealthCheckId = (typeof healthCheckIds)[number]

/** `unknown`: not looked at yet, or Amazon gave no clear answer. */
export type HealthState = "ok" | "warn" | "fail" | "unknown"

type Parameters = Record<string, string | number | null>

/** One check of a store or installation, as codes; the admin says it in the viewer's language. */
export interface HealthCheckDto {
  id: HealthCheckId
  /** Which of several: the role or the data flow; null for checks there is one of. */
  subject: string | null
  state: HealthState
  /** What was found. */
  value: { code: string; parameters: Parameters }
  /** What to do; of every `warn` and `fail`. */
  remedy: HealthRemedyDto | null
  /** When the fact was seen; null: never. */
  checked_at: string | null
}

export interface HealthRemedyDto {
  code: string
  parameters: Parameters
  /** The one button: a path of the admin, or an https address. Null link: check again. */
  action: { code: HealthActionCode; link: string | null }
}

export const healthActionCodes = [
  "open_settings",
  "connect",
  "renew",
  "seller_central",
  "role_guide",
  "open_flow",
  "open_store",
  "sales_channels",
  "locations",
  "regions",
  "products",
  "listings",
  "check_again",
] as const

export type HealthActionCode = (typeof healthActionCodes)[number]

/** GET and POST /admin/amazon/stores/:id/health */
export interface AmazonHealthResponse {
  checks: HealthCheckDto[]
  /** Checks that are `ok`, of all. */
  fine: number
  total: number
  /** When Amazon was last asked; null: never. */
  asked_at: string | null
  /** Amazon's limits allow no check before; null: possible now. */
  next_check_at: string | null
}

/** POST /admin/amazon/stores/:id/health */
export interface CheckAmazonHealthResponse extends AmazonHealthResponse {
  /** `too_soon`: nothing was asked, see `next_check_at`; `not_connected`: there is nobody to ask for. */
  outcome: "checked" | "too_soon" | "not_connected"
}
