import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { CONFIRM_LAPSE_SECONDS, runningStages } from "../domain/stores"
import { inTransaction, rows } from "../modules/amazon/lib/knex"
import type AmazonModuleService from "../modules/amazon/service"
import { AmazonAbsences } from "../modules/amazon/services/absences"
import { AmazonProblems } from "../modules/amazon/services/problems"
import { AmazonApiError } from "../sp-api"
import { isAboutOneCall, probeAccess } from "./probe-access"
import type { AccountRow } from "./types"

type Account = Pick<AccountRow, "id" | "selling_partner_id">

/**
 * Amazon answered with our access: what was suspected or believed of it is over, and everything that
 * stood still is due. Decided on the row as it is now, as a run may be long and others end meanwhile; a
 * disconnected account stays so. Absence and problem of a lapse end with every answer, not only with the
 * one that ended it: nothing else would end those that an older version or a restored copy left behind.
 */
export const noteAccess = async (amazon: AmazonModuleService, account: Account): Promise<void> => {
  await amazon.problems.resolve(account.id, "application_refused")
  const isBack = await inTransaction(amazon.db.knex, async (trx) => {
    const [row] = await lockAccount(trx, account.id)
    if (row?.status !== "active" && row?.status !== "lapsed") {
      return false
    }
    if (row.status === "lapsed" || row.lapse_suspected_at) {
      await rows(
        trx,
        `update amazon_account set status = 'active', lapse_suspected_at = null, updated_at = now()
         where id = ?`,
        [account.id]
      )
    }
    const { problems, absences } = topicsIn(trx)
    await problems.resolve(account.id, "access_lapsed")
    return (await absences.end(account.id)) || row.status === "lapsed"
  })
  if (isBack) {
    const stores = await amazon.listAmazonStores(
      { account_id: account.id, status: runningStages },
      { take: null }
    )
    await amazon.dataflows.makeDue([account.id, ...stores.map((store) => store.id)])
  }
}

/** Whoever notes something of an account's access does so one after the other. */
const lockAccount = (
  trx: Knex.Transaction,
  id: string
): Promise<{ status: string; lapse_suspected_at: Date | null }[]> =>
  rows(
    trx,
    `select status, lapse_suspected_at from amazon_account
     where id = ? and deleted_at is null for update`,
    [id]
  )

const topicsIn = (trx: Knex.Transaction) => ({
  problems: new AmazonProblems({ __pg_connection__: trx }),
  absences: new AmazonAbsences({ __pg_connection__: trx }),
})

/**
 * Amazon refused. A refused authorization is suspected first, and believed at a sight ten minutes
 * later with no success in between. A token that only one operation refuses is no sight of it.
 * `application_refused` is our application's fault, never a lapse.
 * @returns whether Amazon refuses the account as a whole.
 */
export const noteRefusal = async (
  amazon: AmazonModuleService,
  account: Account,
  error: unknown
): Promise<boolean> => {
  const kind = error instanceof AmazonApiError ? error.kind : null
  if (kind === "application_refused") {
    await amazon.problems.raise({
      owner_id: account.id,
      code: "application_refused",
      severity: "blocks_orders",
      parameters: { account: account.selling_partner_id },
    })
  }
  if (!(error instanceof AmazonApiError) || kind !== "access_lapsed") {
    return false
  }
  const sight = isAboutOneCall(error) ? await probeAccess(amazon, account) : "refused"
  if (sight === "works") {
    // One operation is refused, not the account: a suspicion of before is over too.
    await noteAccess(amazon, account)
  }
  if (sight !== "refused") {
    return false
  }
  await inTransaction(amazon.db.knex, (trx) => suspect(trx, amazon.now(), account))
  return true
}

/** What was seen, its consequence and its problem are one: nobody finds one without the others. */
const suspect = async (
  trx: Knex.Transaction,
  now: Date,
  { id, selling_partner_id }: Account
): Promise<void> => {
  const { problems, absences } = topicsIn(trx)
  const [suspected] = await rows<{ status: string; lapse_suspected_at: Date }>(
    trx,
    `update amazon_account set updated_at = now(),
       lapse_suspected_at = coalesce(lapse_suspected_at, cast(:now as timestamptz)),
       status = case when lapse_suspected_at <= cast(:now as timestamptz)
                  - make_interval(secs => :confirm) then 'lapsed' else status end
     where id = :id and status in ('active', 'lapsed') and deleted_at is null
     returning status, lapse_suspected_at`,
    { id, confirm: CONFIRM_LAPSE_SECONDS, now }
  )
  if (!suspected) {
    return
  }
  if (suspected.status === "lapsed") {
    await absences.begin(id, "access_lapsed")
  }
  await problems.raise({
    owner_id: id,
    code: "access_lapsed",
    severity: suspected.status === "lapsed" ? "blocks_orders" : "soon",
    parameters: {
      account: selling_partner_id,
      since: new Date(suspected.lapse_suspected_at).toISOString(),
    },
  })
}
