import type { FailureDto } from "./failures"

/** What a call is about. */
export const amazonLogKinds = [
  "orders",
  "shipments",
  "stock",
  "listings",
  "catalog",
  "prices",
  "feeds",
  "reports",
  "finances",
  "notifications",
  "access",
  "other",
] as const

export type AmazonLogKind = (typeof amazonLogKinds)[number]

/** Amazon was asked, or told something. */
export const amazonLogDirections = ["read", "told"] as const

export type AmazonLogDirection = (typeof amazonLogDirections)[number]

/** refused: Amazon said no. failed: no answer, or none that can be read. throttled: we have to wait. */
export const amazonLogOutcomes = ["accepted", "refused", "failed", "throttled"] as const

export type AmazonLogOutcome = (typeof amazonLogOutcomes)[number]

/** One call to Amazon, or several alike that found nothing; no personal data, no secret. */
export interface AmazonLogEntryDto {
  id: string
  /** Null: for all stores of the account, or in the application's own name. */
  store: { id: string; name: string; country_code: string } | null
  /** When; of several the last. */
  at: string
  /** Of several the first. */
  since: string
  count: number
  /** Amazon's operation id, or a request to Login with Amazon. */
  operation: string
  kind: AmazonLogKind
  direction: AmazonLogDirection
  /** An order's number, a SKU, a type of report …; null for a list. */
  subject: string | null
  /** What was told or asked for: codes, counts and instants by Amazon's names. */
  told: Record<string, string | number | boolean>
  /** How many things Amazon's answers held. */
  found: number | null
  outcome: AmazonLogOutcome
  http_status: number | null
  failure: FailureDto | null
  /** Amazon's code. */
  code: string | null
  request_id: string | null
  /** Of all attempts with the waiting between them; of several calls the sum. */
  duration_ms: number
  waited_ms: number
  attempts: number
}

/** GET /admin/amazon/log */
export interface AmazonLogResponse {
  entries: AmazonLogEntryDto[]
  /** No more than `most` are counted. */
  count: number
  most: number
  limit: number
  offset: number
  kept: AmazonLogSettings
}

/** GET /admin/amazon/log/:id */
export interface AmazonLogEntryResponse {
  entry: AmazonLogEntryDto & {
    /** Amazon's own words; null where there are none, or no more. */
    answer: { code: string; message: string; details: string | null }[] | null
    /** Which run of which flow, and which user. */
    flow: string | null
    run_id: string | null
    by: string | null
    /** The stores' account, as Amazon names it. */
    selling_partner_id: string | null
  }
  /** About the same thing, the newest first. */
  related: AmazonLogEntryDto[]
}

/** How long the log is kept. GET and POST /admin/amazon/log/settings */
export interface AmazonLogSettings {
  days: number
  /** Amazon's own words. */
  raw_answers_days: number
}

/** GET /admin/amazon/audit: who changed, saw or erased what; the newest first. */
export interface AmazonAuditResponse {
  entries: {
    id: string
    at: string
    what: string
    subject: string | null
    parameters: Record<string, unknown>
    /** Null: the plugin by itself. */
    by: { id: string; name: string | null } | null
  }[]
}

/** GET /admin/amazon/monitoring */
export interface AmazonMonitoringResponse {
  health_url: string
  metrics_url: string
  /** Whether the option `monitoringToken` is given; never the token. */
  token_set: boolean
}
