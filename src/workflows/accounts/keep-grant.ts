import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import { endSuperseded, type ConsentRow } from "./consent-states"
import type { AccountSight } from "./look-at-account"

/** What Amazon gave waits, encrypted, to be confirmed; an earlier one for the same stores is over. */
export const keepGrant = async (
  amazon: AmazonModuleService,
  pending: Pick<ConsentRow, "id" | "user_id" | "store_ids">,
  grant: { selling_partner_id: string; refresh_token: string; sight: AccountSight }
): Promise<void> => {
  const { participations, account_name, selling_plan, roles } = grant.sight
  const sealed = amazon.secrets.seal(grant.refresh_token)
  await amazon.db.knex.transaction(async (trx) => {
    await endSuperseded(trx, pending)
    await rows(
      trx,
      `update amazon_oauth_state set status = 'granted', selling_partner_id = :partner,
         refresh_token = :token, participations = cast(:participations as jsonb),
         account_name = :account_name, selling_plan = :selling_plan, roles = cast(:roles as jsonb),
         used_at = coalesce(used_at, clock_timestamp()), updated_at = now()
       where id = :id and status = 'waiting'`,
      {
        id: pending.id,
        partner: grant.selling_partner_id,
        token: sealed,
        participations: JSON.stringify(participations),
        account_name,
        selling_plan,
        roles: JSON.stringify(roles),
      }
    )
  })
}
