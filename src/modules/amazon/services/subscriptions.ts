import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export type SubscriptionState = "active" | "refused" | "elsewhere"

export interface SubscriptionRow {
  account_id: string
  type: string
  payload_version: string | null
  target: string
  destination_id: string | null
  subscription_id: string | null
  state: SubscriptionState
  reason: string | null
  checked_at: Date
}

const COLUMNS = `account_id, type, payload_version, target, destination_id, subscription_id, state,
  reason, checked_at`

/** What Amazon was asked to notify each account of. */
export class AmazonSubscriptions {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  list(accountId: string): Promise<SubscriptionRow[]> {
    return rows<SubscriptionRow>(
      this.knex,
      `select ${COLUMNS} from amazon_subscription
       where account_id = ? and deleted_at is null order by type`,
      [accountId]
    )
  }

  async save(subscription: Omit<SubscriptionRow, "checked_at">): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_subscription (id, account_id, type, payload_version, target, destination_id,
         subscription_id, state, reason, checked_at)
       values (:id, :account_id, :type, :payload_version, :target, :destination_id, :subscription_id,
         :state, :reason, clock_timestamp())
       on conflict (account_id, type) where deleted_at is null do update set
         payload_version = excluded.payload_version, target = excluded.target,
         destination_id = excluded.destination_id, subscription_id = excluded.subscription_id,
         state = excluded.state, reason = excluded.reason, checked_at = excluded.checked_at,
         updated_at = now()`,
      { id: newId("amzsub"), ...subscription }
    )
  }

  async forget(accountId: string, type: string): Promise<void> {
    await rows(this.knex, `delete from amazon_subscription where account_id = ? and type = ?`, [
      accountId,
      type,
    ])
  }

  /**
   * Subscriptions of accounts that are no longer connected, with their region; not of those that
   * another installation connected, as a copy of its database must not end them.
   */
  orphans(
    installationId: string | null
  ): Promise<(SubscriptionRow & { region: "na" | "eu" | "fe" })[]> {
    return rows<SubscriptionRow & { region: "na" | "eu" | "fe" }>(
      this.knex,
      `select ${COLUMNS.replace(/\b(\w+)\b/g, "s.$1")}, a.region
       from amazon_subscription s join amazon_account a on a.id = s.account_id
       where s.deleted_at is null and (a.status = 'disconnected' or a.deleted_at is not null)
         and (a.installation_id is null or a.installation_id = ?)
       order by s.account_id, s.type limit 100`,
      [installationId]
    )
  }
}
