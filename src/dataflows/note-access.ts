import { CONFIRM_LAPSE_SECONDS, runningStages } from "../domain/stores"
import { rows } from "../modules/amazon/lib/knex"
import type AmazonModuleService from "../modules/amazon/service"
import { AmazonApiError } from "../sp-api"
import { isAboutOneCall, probeAccess } from "./probe-access"
import type { AccountRow } from "./types"

type Account = Pick<AccountRow, "id" | "selling_partner_id">

/**
 * Amazon answered with our access: what was suspected or believed of it is over, and everything that
 * stood still is due. Each decision is one statement on the row as it is now, as a run may be long
 * and others end meanwhile; a disconnected account stays so.
 */
export const noteAccess = async (amazon: AmazonModuleService, account: Account): Promise<void> => {
  await amazon.problems.resolve(account.id, "application_refused")
  const [cleared] = await rows<{ was: string }>(
    amazon.db.knex,
    `with before as (
       select id, status from amazon_account
       where id = ? and (lapse_suspected_at is not null or status = 'lapsed')
         and status in ('active', 'lapsed') and deleted_at is null for update
     )
     update amazon_account a set status = 'active', lapse_suspected_at = null, updated_at = now()
     from before where a.id = before.id returning before.status as was`,
    [account.id]
  )
  if (!cleared) {
    return
  }
  await amazon.problems.resolve(account.id, "access_lapsed")
  if (cleared.was === "lapsed") {
    await amazon.absences.end(account.id)
    const stores = await amazon.listAmazonStores(
      { account_id: account.id, status: runningStages },
      { take: null }
    )
    await amazon.dataflows.makeDue([account.id, ...stores.map((store) => store.id)])
  }
}

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
  const [suspected] = await rows<{ status: string; lapse_suspected_at: Date }>(
    amazon.db.knex,
    `update amazon_account set updated_at = now(),
       lapse_suspected_at = coalesce(lapse_suspected_at, cast(:now as timestamptz)),
       status = case when lapse_suspected_at <= cast(:now as timestamptz)
                  - make_interval(secs => :confirm) then 'lapsed' else status end
     where id = :id and status in ('active', 'lapsed') and deleted_at is null
     returning status, lapse_suspected_at`,
    { id: account.id, confirm: CONFIRM_LAPSE_SECONDS, now: amazon.now() }
  )
  if (suspected?.status === "lapsed") {
    await amazon.absences.begin(account.id, "access_lapsed")
  }
  if (suspected) {
    await amazon.problems.raise({
      owner_id: account.id,
      code: "access_lapsed",
      severity: suspected.status === "lapsed" ? "blocks_orders" : "soon",
      parameters: {
        account: account.selling_partner_id,
        since: new Date(suspected.lapse_suspected_at).toISOString(),
      },
    })
  }
  return true
}
