import { isRefusal } from "../modules/amazon/lib/refusal"
import { AmazonApiError } from "../sp-api"
import { type ExplainedError, explainError } from "./explain-error"

/**
 * What a failed sending means for its intent: `refused` by Amazon for its content (a person must mend
 * it), `stop` for everything (limits, outage, access, application: not sent, nothing else would be), or
 * `again` (not known whether it arrived). With `stop` it may be that an attempt before did arrive.
 */
export type SendVerdict = "refused" | "stop" | "again"

const REFUSALS = new Set(["invalid_input", "not_found", "conflict"])
const STOPS = new Set([
  "throttled",
  "unreachable",
  "access_lapsed",
  "access_denied",
  "application_refused",
])

export const judgeSendError = (
  error: unknown
): {
  verdict: SendVerdict
  /** Amazon may have executed it all the same. */
  mayHaveArrived: boolean
  explained: ExplainedError
  answer: string
} => {
  const kind = error instanceof AmazonApiError ? error.kind : ""
  // Our own guard let nothing out.
  const verdict = REFUSALS.has(kind)
    ? "refused"
    : STOPS.has(kind) || isRefusal(error)
      ? "stop"
      : "again"
  const explained = explainError(error)
  // To a refusal of the content belong Amazon's own words.
  const answer = String(explained.failure.parameters.answer ?? explained.message)
  const earlier = error instanceof AmazonApiError && error.earlierUnknown
  return { verdict, mayHaveArrived: verdict === "again" || earlier, explained, answer }
}
