import type { AmazonApiError, EndedCall, ToldValue } from "../../sp-api"
import type { AmazonLogKind, AmazonLogOutcome } from "../../types/log"
import type { FailureDto } from "../../types/failures"
import { explainAmazonError } from "../failures"

/** On whose behalf a call was made. */
export interface CallOrigin {
  flow?: string
  run_id?: string
  /** The store whose affair it is. */
  store_id?: string
  /** The user who asked for it. */
  by?: string
}

/** Amazon's own words. */
export interface LogAnswer {
  errors: { code: string; message: string; details: string | null }[]
}

/** A call as the log keeps it; no personal data, no secret. */
export interface LogEntry {
  account_id: string
  store_id: string | null
  /** The one marketplace that it named. */
  marketplace_id: string | null
  at: string
  since: string
  count: number
  operation: string
  kind: AmazonLogKind
  direction: "read" | "told"
  subject: string | null
  told: Record<string, ToldValue>
  found: number | null
  outcome: AmazonLogOutcome
  http_status: number | null
  failure: FailureDto | null
  code: string | null
  answer: LogAnswer | null
  request_id: string | null
  duration_ms: number
  waited_ms: number
  attempts: number
  flow: string | null
  run_id: string | null
  by: string | null
  fold_key: string | null
}

/** Of Amazon's list of errors so many are kept. */
const MOST_ERRORS = 5
/** Whose calls are made in the application's own name. */
const APPLICATION = "application"

const OUTCOMES: Record<AmazonApiError["kind"], AmazonLogOutcome> = {
  throttled: "throttled",
  access_lapsed: "refused",
  access_denied: "refused",
  application_refused: "refused",
  invalid_input: "refused",
  not_found: "refused",
  conflict: "refused",
  server: "failed",
  network: "failed",
  unreachable: "failed",
  aborted: "failed",
  unexpected_answer: "failed",
}

const isOfAmazon = (error: Error | null): error is AmazonApiError =>
  error?.name === "AmazonApiError"

/** The entry of a call that is over; null where nothing was said, and nobody needs to know why. */
export const entryOf = (ended: EndedCall, origin: CallOrigin): LogEntry | null => {
  const { description, error, attempts } = ended
  if (attempts === 0 && (!isOfAmazon(error) || error.kind === "aborted")) {
    return null
  }
  const { kind, direction, subject, marketplaceIds, told } = description
  const at = new Date(ended.startedAt.getTime() + ended.ms).toISOString()
  const entry: LogEntry = {
    account_id: ended.account ?? APPLICATION,
    // A token is for all of the account, whichever store's run needed it first.
    store_id: (kind === "access" && subject === null ? null : origin.store_id) ?? null,
    marketplace_id: marketplaceIds.length === 1 ? marketplaceIds[0] : null,
    ...{ at, since: at, count: 1 },
    ...{ operation: ended.operation, kind, direction, subject, told },
    found: ended.answer.found,
    ...resultOf(ended),
    http_status: ended.status,
    request_id: ended.requestId,
    duration_ms: Math.round(ended.ms),
    waited_ms: Math.round(ended.waitedMs),
    attempts,
    flow: origin.flow ?? null,
    run_id: origin.run_id ?? null,
    by: origin.by ?? null,
    fold_key: null,
  }
  return folded(entry)
}

type Result = Pick<LogEntry, "outcome" | "failure" | "code" | "answer">

const resultOf = ({ operation, error, answer, status }: EndedCall): Result => {
  if (isOfAmazon(error)) {
    const { reason, parameters } = explainAmazonError(error)
    const { errors } = error
    return {
      outcome: OUTCOMES[error.kind],
      // Amazon's words are kept apart, for a shorter time.
      failure: { reason, parameters: { ...parameters, answer: null } },
      code: error.code,
      answer: errors.length ? { errors: errors.slice(0, MOST_ERRORS) } : null,
    }
  }
  if (error) {
    return {
      ...{ outcome: "failed", failure: { reason: "internal", parameters: {} } },
      ...{ code: null, answer: null },
    }
  }
  if (answer.refused) {
    const { code, message } = answer.refused
    return {
      outcome: "refused",
      failure: { reason: "invalid_input", parameters: { operation, status, answer: null } },
      code,
      answer: { errors: [{ code, message, details: null }] },
    }
  }
  return { outcome: "accepted", failure: null, code: null, answer: null }
}

/**
 * What is one entry with others of its kind: looks that found nothing and calls that were not even
 * sent, by the hour; pages of one list, by the run. What was told to Amazon, what Amazon refused and
 * what is about one thing is always an entry of its own.
 */
const folded = (entry: LogEntry): LogEntry => {
  const window = windowOf(entry)
  if (window === null) {
    return entry
  }
  const { account_id, store_id, marketplace_id, operation, outcome, code, flow, by } = entry
  const key = [account_id, store_id, marketplace_id, operation, outcome, code, flow, by, window]
  return { ...entry, subject: null, told: {}, fold_key: JSON.stringify(key) }
}

const windowOf = (entry: LogEntry): string | null => {
  const hour = entry.at.slice(0, 13)
  if (entry.attempts === 0) {
    return hour
  }
  const isLook = entry.direction === "read" && entry.subject === null
  if (!isLook || entry.outcome !== "accepted") {
    return null
  }
  return entry.found ? entry.run_id : hour
}
