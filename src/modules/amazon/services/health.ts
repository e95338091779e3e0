import type { AccountFacts } from "../../../domain/health"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export interface AccountHealth {
  facts: AccountFacts
  /** When Amazon was last asked. */
  asked_at: Date
}

/** What Amazon told of an account when its health was looked at, shared by its stores. */
export class AmazonHealthFacts {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** Null: Amazon was never asked. */
  async read(accountId: string): Promise<AccountHealth | null> {
    const [row] = await rows<AccountHealth>(
      this.knex,
      `select facts, asked_at from amazon_health where account_id = ? and deleted_at is null`,
      [accountId]
    )
    return row ?? null
  }

  /**
   * Takes the right to ask Amazon now, for whoever is first: of two that ask at once, in other
   * processes too, one gets it, and for the next nobody within the pause.
   */
  async claim(accountId: string, pauseSeconds: number): Promise<boolean> {
    const taken = await rows(
      this.knex,
      `insert into amazon_health as h (id, account_id, facts, asked_at)
       values (:id, :account, '{}', clock_timestamp())
       on conflict (account_id) where deleted_at is null do update
         set asked_at = clock_timestamp(), updated_at = now()
         where h.asked_at <= clock_timestamp() - make_interval(secs => :pause)
       returning id`,
      { id: newId("amzhea"), account: accountId, pause: pauseSeconds }
    )
    return taken.length === 1
  }

  /** Keeps what was seen; what was not seen this time stays as it was. */
  async note(accountId: string, seen: AccountFacts): Promise<void> {
    await rows(
      this.knex,
      `update amazon_health set facts = facts || cast(:seen as jsonb), updated_at = now()
       where account_id = :account and deleted_at is null`,
      { account: accountId, seen: JSON.stringify(seen) }
    )
  }

  /** Accounts that were connected, or renewed, since Amazon was last asked. */
  async unasked(): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.knex,
      `select a.id from amazon_account a
       left join amazon_health h on h.account_id = a.id and h.deleted_at is null
       where a.status = 'active' and a.refresh_token is not null and a.deleted_at is null
         and a.authorized_at > coalesce(h.asked_at, 'epoch') order by a.id limit 10`
    )
    return found.map(({ id }) => id)
  }
}
