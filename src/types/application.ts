import type { FailureDto } from "./failures"

/** `not_tested`: there is nothing to ask with, e.g. no account or no order. */
export type RoleVerdict = "works" | "refused" | "not_tested" | "unknown"

/** Why nothing was asked. */
export type NotTestedReason = "no_account" | "no_order" | "no_listing"

/** Whether the application may do what a role of Amazon's is for, found by one harmless read. */
export type RoleResult = {
  /** Amazon's name of the role, as Seller Central shows it. */
  role: string
  verdict: RoleVerdict
  /** Present flows need it; the others are for what comes later. */
  needed: boolean
  /** What was asked. */
  operation: string
  /** Any one of these would do; what to ask Amazon for when refused. */
  ask_for: string[]
  not_tested: NotTestedReason | null
  /** Why it is refused or unknown. */
  failure: FailureDto | null
  request_id: string | null
}

/** What Login with Amazon says of the application's keys. */
export type KeysResult = {
  verdict: Exclude<RoleVerdict, "not_tested">
  failure: FailureDto | null
  request_id: string | null
}

/** Result of a test of the connection. A type, not an interface: it is stored as JSON. */
export type ApplicationTestResult = {
  keys: KeysResult
  accounts: {
    id: string
    name: string | null
    selling_partner_id: string
    region: string
    roles: RoleResult[]
    /** Why nothing could be asked for this account. */
    failure: FailureDto | null
  }[]
}

/** A client secret, as it may be shown: never itself. */
export interface ClientSecretDto {
  /** `rotation`: Amazon or a person gave it beside an older one. */
  origin: "options" | "form" | "rotation"
  /** Its last four characters. */
  ends_with: string | null
  since: string | null
  expires_at: string | null
  days_left: number | null
}

export interface AmazonApplicationDto {
  /** Who says which application it is; the deployment's options win. Null: there is none. */
  source: "options" | "form" | null
  application_id: string | null
  client_id: string | null
  draft: boolean
  /** Those that may be valid now; while one is being rotated there are two. */
  secrets: ClientSecretDto[]
  /** When the last of them ends; null while that is not known. */
  expires_at: string | null
  days_left: number | null
  /** Something is entered in the admin, though the options may win. */
  entered: boolean
  /** To be registered at Amazon. */
  redirect_uri: string
  login_uri: string
  /** How the deployment can set the keys, and whether it does. */
  options: { option: string; variable: string; set: boolean }[]
  /** Accounts whose permission is for this application. */
  connected_accounts: number
  rotation: {
    /** Amazon can be asked for a new secret: there is a queue for its answer. */
    by_amazon: boolean
    /** Since when its message is waited for. */
    asked_at: string | null
  }
  test: { at: string; result: ApplicationTestResult } | null
  /** A secret is stored that cannot be opened: the key's id. */
  unreadable_key: string | null
}

/** GET, POST and DELETE /admin/amazon/application, POST …/rotate and …/check */
export interface AmazonApplicationResponse {
  application: AmazonApplicationDto
}

/** POST /admin/amazon/application */
export interface EnterApplicationBody {
  application_id: string
  client_id: string
  /** Write-only; left out, the stored one stays. */
  client_secret?: string
  draft?: boolean
  /** When Amazon gave the secret; today unless told. */
  secret_since?: string
}

/** POST /admin/amazon/application/rotate */
export interface RotateSecretBody {
  /** Write-only. Left out: Amazon is asked for a new one. */
  client_secret?: string
}

/** What is sealed with a key: permissions and secrets, buyers, messages. */
export type SealedKind = "secrets" | "buyers" | "messages"

export interface KeyUsageDto {
  /** Id of the key that seals; null without one. */
  current: string | null
  keys: {
    id: string
    /** Whether the option has it; without it these texts cannot be read. */
    present: boolean
    counts: Record<SealedKind, number>
  }[]
  /** Re-encryption is under way in this process. */
  running: boolean
}

/** GET /admin/amazon/application/keys and POST …/re-encrypt */
export interface KeyUsageResponse {
  usage: KeyUsageDto
}
