import { noteAccess, noteRefusal } from "../../dataflows/note-access"
import type { AccountFacts, RoleFact } from "../../domain/health"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonApiError, type AnswerSeen, type MarketplaceParticipation } from "../../sp-api"
import type { AccountRow } from "../../dataflows/types"
import type { RoleResult } from "../../types"
import { probeRoles } from "../accounts/probe-roles"

type Account = Pick<AccountRow, "id" | "selling_partner_id">
type Outcome = NonNullable<AccountFacts["token"]>["outcome"]

/**
 * Asks Amazon for what only Amazon knows of an account: whether the permission still gives a token,
 * where it sells, its plan, the time. What Amazon does not answer is left out. Nothing is thrown for
 * what Amazon says.
 */
export const askAmazon = async (
  amazon: AmazonModuleService,
  account: Account,
  signal: AbortSignal
): Promise<AccountFacts> => {
  const seen: AnswerSeen[] = []
  const options = { signal, onAnswer: (answer: AnswerSeen) => seen.push(answer) }
  await forgetToken(amazon, account)
  const asked = await outcomeOf(amazon, account, (client) =>
    client.sellers.getMarketplaceParticipations(options)
  )
  const facts: AccountFacts = {
    ...(asked.outcome && { token: { at: now(), outcome: asked.outcome } }),
    ...(asked.answer && { participations: { at: now(), marketplaces: asked.answer.map(toFact) } }),
  }
  if (asked.outcome === "works") {
    const told = await outcomeOf(amazon, account, (client) => client.sellers.getAccount(options))
    const roles = await probeRoles(amazon, account, { signal })
    Object.assign(facts, told.answer && { plan: { at: now(), plan: told.answer.sellingPlan } }, {
      roles: { at: now(), roles: roles.map(toRoleFact) },
    })
  }
  const skew = skewOf(seen)
  return skew === null ? facts : { ...facts, clock: { at: now(), skew_seconds: skew } }
}

const now = (): string => new Date().toISOString()

/** A token of an hour ago would hide that the permission was taken back. */
const forgetToken = (amazon: AmazonModuleService, { id }: Account) =>
  rows(
    amazon.db.knex,
    `update amazon_account set access_token = null, access_token_expires_at = null where id = ?`,
    [id]
  )

type Client = Awaited<ReturnType<AmazonModuleService["client"]>>

/** @returns null as outcome when it could not even be asked: a key is missing, nothing is connected. */
const outcomeOf = async <T>(
  amazon: AmazonModuleService,
  account: Account,
  call: (client: Client) => Promise<T>
): Promise<{ outcome: Outcome | null; answer?: T }> => {
  try {
    const answer = await call(await amazon.client(account.id))
    await noteAccess(amazon, account)
    return { outcome: "works", answer }
  } catch (error) {
    if (isRefusal(error)) {
      return { outcome: null }
    }
    if (!(error instanceof AmazonApiError)) {
      throw error
    }
    await noteRefusal(amazon, account, error)
    return { outcome: OUTCOMES[error.kind] ?? "unclear" }
  }
}

const OUTCOMES: Partial<Record<AmazonApiError["kind"], Outcome>> = {
  access_lapsed: "refused",
  application_refused: "application_refused",
  // A role is missing, but the token was accepted.
  access_denied: "works",
}

const toFact = ({ marketplace, participation }: MarketplaceParticipation) => ({
  id: marketplace.id,
  participating: participation.isParticipating,
  suspended: participation.hasSuspendedListings,
})

const toRoleFact = ({ role, needed, verdict, ask_for }: RoleResult): RoleFact => ({
  ...{ role, needed, ask_for },
  outcome: verdict,
})

/** `Date` is cut to the second: half of one is added. Of several answers the quickest tells best. */
export const skewOf = (seen: AnswerSeen[]): number | null => {
  const dated = seen.flatMap(({ date, sentAt, receivedAt }) =>
    date
      ? [
          {
            took: receivedAt.getTime() - sentAt.getTime(),
            skew: date.getTime() + 500 - (sentAt.getTime() + receivedAt.getTime()) / 2,
          },
        ]
      : []
  )
  const [best] = dated.sort((a, b) => a.took - b.took)
  return best ? best.skew / 1000 : null
}
