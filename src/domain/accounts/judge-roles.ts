import type { AmazonApiError } from "../../sp-api"
import type { NotTestedReason, RoleResult } from "../../types/application"
import { explainAmazonError } from "../failures"

type Told = Pick<AmazonApiError, "kind" | "code" | "operation" | "status" | "errors" | "requestId">

/** How the one harmless read of a role went. */
export interface RoleAnswer {
  role: string
  needed: boolean
  operation: string
  /** Any one of these roles lets the application ask. */
  askFor: readonly string[]
  outcome:
    | { kind: "answered" }
    /** Answered without the personal data that the role is for: Amazon leaves them out silently. */
    | { kind: "withheld" }
    | { kind: "not_asked"; reason: NotTestedReason }
    | { kind: "failed"; error: Told }
}

/** Login with Amazon speaks of the grant itself; a 403 speaks of one operation's token. */
const isAboutOneCall = ({ kind, code }: Told): boolean =>
  kind === "access_lapsed" && code !== "invalid_grant"

/** Whether Amazon accepted a token of this account for anything: then a 403 is about a role. */
const isAccepted = ({ outcome }: RoleAnswer): boolean =>
  outcome.kind === "answered" ||
  outcome.kind === "withheld" ||
  (outcome.kind === "failed" && outcome.error.kind === "access_denied")

/**
 * What the reads tell of the roles. Amazon calls a token revoked also where only a role is missing;
 * that is believed of the role when another read of the same account was accepted.
 */
export const judgeRoles = (answers: readonly RoleAnswer[]): RoleResult[] => {
  const accepted = answers.some(isAccepted)
  return answers.map(({ role, needed, operation, askFor, outcome }) => {
    const result: RoleResult = {
      ...{ role, needed, operation, ask_for: [...askFor] },
      ...{ verdict: "works", not_tested: null, failure: null, request_id: null },
    }
    if (outcome.kind === "not_asked") {
      return { ...result, verdict: "not_tested", not_tested: outcome.reason }
    }
    if (outcome.kind === "withheld") {
      return { ...result, verdict: "refused" }
    }
    if (outcome.kind === "answered") {
      return result
    }
    const { error } = outcome
    const refused = error.kind === "access_denied" || (accepted && isAboutOneCall(error))
    return {
      ...result,
      verdict: refused ? "refused" : "unknown",
      failure: explainAmazonError(error),
      request_id: error.requestId,
    }
  })
}
