import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../../modules/amazon/lib/knex"
import { isSigned } from "../../modules/amazon/lib/signed-state"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConnectionError, ConnectionKind, PendingConnectionDto, RoleResult } from "../../types"
import type { MarketplaceParticipation } from "../../sp-api"

/** What Amazon gave waits so long for "Connect". */
export const GRANT_MINUTES = 60

/** Rows without secrets are kept so long, so that an old link still says what became of it. */
const KEPT_DAYS = 30

export interface ConsentRow {
  id: string
  state: string
  kind: ConnectionKind
  user_id: string
  store_ids: string[]
  region: string
  status: PendingConnectionDto["status"]
  error: PendingConnectionDto["error"]
  selling_partner_id: string | null
  refresh_token: string | null
  participations: MarketplaceParticipation[] | null
  account_name: string | null
  selling_plan: string | null
  roles: RoleResult[] | null
  /** Once connected: whether nothing but the permission was new. */
  renewal: boolean | null
  expires_at: Date
  used_at: Date | null
  /** By the database's clock. */
  is_late: boolean
  grant_is_late: boolean
}

/** The row of a state that we signed for its user, stores and region; else none. */
export const readConsent = async (
  amazon: Pick<AmazonModuleService, "db" | "secrets">,
  state: string
): Promise<ConsentRow | null> => {
  const [row] = await rows<ConsentRow>(
    amazon.db.knex,
    `select *, expires_at < clock_timestamp() as is_late,
       coalesce(used_at < clock_timestamp() - make_interval(mins => ?), false) as grant_is_late
     from amazon_oauth_state where state = ? and deleted_at is null`,
    [GRANT_MINUTES, state]
  )
  // Of a state that has become an account the stores may have changed since it was signed.
  return row && (row.status === "connected" || isSigned(amazon.secrets, state, row)) ? row : null
}

const WIPED = `refresh_token = null, participations = null, account_name = null, selling_plan = null,
  roles = null, updated_at = now()`

/** Ends a consent; what Amazon gave is wiped. One that has become an account stays. */
export const endConsent = async (
  knex: Knex | Knex.Transaction,
  filter: { id: string },
  error: { code: ConnectionError; message?: string; request_id?: string | null }
): Promise<void> => {
  await rows(
    knex,
    `update amazon_oauth_state set status = 'failed', error = cast(? as jsonb), ${WIPED}
     where id = ? and status <> 'connected'`,
    [JSON.stringify({ message: "", request_id: null, ...error }), filter.id]
  )
}

/** A person who agreed once more for one of the stores has given up the earlier permission. */
export const endSuperseded = (
  knex: Knex | Knex.Transaction,
  { id, user_id, store_ids }: Pick<ConsentRow, "id" | "user_id" | "store_ids">
): Promise<unknown> =>
  rows(
    knex,
    `update amazon_oauth_state set status = 'failed', error = cast(:error as jsonb), ${WIPED}
     where status = 'granted' and user_id = :user_id and id <> :id
       and exists (select 1 from jsonb_array_elements_text(store_ids) as s where s = any(:store_ids))`,
    { id, user_id, store_ids, error: JSON.stringify(abandoned) }
  )

const abandoned = { code: "abandoned" satisfies ConnectionError, message: "", request_id: null }

/**
 * What Amazon gave and nobody took within an hour is wiped; what is long over is deleted.
 * @returns how many permissions were wiped.
 */
export const forgetConsents = async (knex: Knex): Promise<number> => {
  const wiped = await rows(
    knex,
    `update amazon_oauth_state set status = 'failed', error = cast(? as jsonb), ${WIPED}
     where status = 'granted' and used_at < clock_timestamp() - make_interval(mins => ?)
     returning id`,
    [
      JSON.stringify({
        code: "grant_expired" satisfies ConnectionError,
        message: "",
        request_id: null,
      }),
      GRANT_MINUTES,
    ]
  )
  await rows(
    knex,
    `delete from amazon_oauth_state
     where expires_at < clock_timestamp() - make_interval(days => ?)`,
    [KEPT_DAYS]
  )
  return wiped.length
}
