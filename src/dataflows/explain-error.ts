import type AmazonModuleService from "../modules/amazon/service"
import { AmazonApiError } from "../sp-api"
import type { AccountRow } from "./types"

/** Transient mass refusals have happened at Amazon: a lapse is believed when seen twice, this far apart. */
const CONFIRM_LAPSE_MS = 10 * 60 * 1000

/** A database error's text: the statement with its values (a buyer's, maybe), the cause, the row. */
const STATEMENT = /^\s*(insert|update|delete|select|with)\b.* - /is
const DETAIL = /\s*(- )?detail: .*$/is

/**
 * Workflows throw what a step threw as a plain object; "[object Object]" would tell nobody anything.
 * Of a database error only PostgreSQL's own sentence is kept.
 */
const messageOf = (error: unknown): string => {
  const message = (error as { message?: unknown } | null | undefined)?.message
  const text = typeof message === "string" ? message : String(error)
  return STATEMENT.test(text) ? text.replace(DETAIL, "").replace(STATEMENT, "") : text
}

/** An error as it may be stored and shown: Amazon's code and request id, never a secret. */
export const explainError = (
  error: unknown
): { message: string; code: string | null; request_id: string | null; at: string } => ({
  message: messageOf(error),
  code: error instanceof AmazonApiError ? (error.code ?? error.kind) : null,
  request_id: error instanceof AmazonApiError ? error.requestId : null,
  at: new Date().toISOString(),
})

/**
 * Keeps the account's access state: a refusal is suspected first, believed at the second sight ten
 * minutes later; a success clears it. `invalid_client` is our application's fault, never a lapse.
 */
export const noteAccess = async (
  amazon: AmazonModuleService,
  account: AccountRow,
  error: unknown
): Promise<void> => {
  const lapsed = error instanceof AmazonApiError && error.kind === "access_lapsed"
  if (error instanceof AmazonApiError && error.kind === "application_refused") {
    await amazon.problems.raise({
      owner_id: account.id,
      code: "application_refused",
      severity: "blocks_orders",
      parameters: { account: account.selling_partner_id },
    })
    return
  }
  if (!error) {
    await amazon.problems.resolve(account.id, "application_refused")
    if (account.lapse_suspected_at || account.status === "lapsed") {
      await amazon.updateAmazonAccounts({
        id: account.id,
        status: "active",
        lapse_suspected_at: null,
      })
      await amazon.problems.resolve(account.id, "access_lapsed")
    }
    return
  }
  if (!lapsed) {
    return
  }
  const suspected = account.lapse_suspected_at ? new Date(account.lapse_suspected_at) : null
  const believed = suspected && Date.now() - suspected.getTime() >= CONFIRM_LAPSE_MS
  await amazon.updateAmazonAccounts({
    id: account.id,
    lapse_suspected_at: suspected ?? new Date(),
    ...(believed ? { status: "lapsed" } : {}),
  })
  await amazon.problems.raise({
    owner_id: account.id,
    code: "access_lapsed",
    severity: believed ? "blocks_orders" : "soon",
    parameters: {
      account: account.selling_partner_id,
      since: (suspected ?? new Date()).toISOString(),
    },
  })
}
