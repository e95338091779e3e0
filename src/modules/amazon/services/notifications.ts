import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** Longer than SQS keeps a message (14 days at the most), so that no delivery is taken for a first one. */
const KEPT_DAYS = 15

/** A notification, read. */
export interface NewMessage {
  notification_id: string
  type: string
  payload_version: string | null
  subscription_id: string | null
  seller_id: string | null
  subject: string | null
  event_at: string | null
  published_at: string | null
  fact: unknown
  sealed: string | null
  /** Without an account, what was to be worked on is only kept. */
  state: "received" | "done" | "kept" | "malformed"
}

/** Messages about the same subject that wait for an account. */
export interface WaitingSubject {
  subject: string
  ids: string[]
  facts: Record<string, unknown>[]
  attempts: number
}

/** How a feed or report ended. */
export interface FinishedFact {
  id: string
  status: string
  documentId: string | null
}

/** Notifications that came from Amazon: each once, kept for two weeks. */
export class AmazonNotifications {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Stores messages that are new; one delivered before changes nothing. Whose they are is known by
   * the subscription, else by the seller, unless two accounts have that one.
   * @returns the accounts that have something to work on, and how many were new.
   */
  async store(messages: NewMessage[]): Promise<{ stored: number; accounts: string[] }> {
    if (!messages.length) {
      return { stored: 0, accounts: [] }
    }
    const once = [...new Map(messages.map((one) => [one.notification_id, one])).values()]
    const stored = await rows<{ account_id: string | null; state: string }>(
      this.knex,
      `insert into amazon_message (id, notification_id, type, payload_version, account_id, subject,
         event_at, published_at, fact, sealed, state)
       select r.id, r.notification_id, r.type, r.payload_version, owner.account_id, r.subject,
         r.event_at, r.published_at, r.fact, r.sealed,
         case when r.state = 'received' and owner.account_id is null then 'kept' else r.state end
       from jsonb_to_recordset(cast(? as jsonb)) as r (id text, notification_id text, type text,
         payload_version text, subscription_id text, seller_id text, subject text,
         event_at timestamptz, published_at timestamptz, fact jsonb, sealed text, state text)
       left join lateral (
         select coalesce(
           (select s.account_id from amazon_subscription s
            where s.subscription_id = r.subscription_id and s.deleted_at is null limit 1),
           (select min(a.id) from amazon_account a
            where a.selling_partner_id = r.seller_id and a.deleted_at is null
            having count(*) = 1)) as account_id
       ) owner on true
       on conflict (notification_id) where deleted_at is null do nothing
       returning account_id, state`,
      [JSON.stringify(once.map((one) => ({ id: newId("amzmsg"), ...one })))]
    )
    const waiting = stored.filter(({ state }) => state === "received")
    return {
      stored: stored.length,
      accounts: [...new Set(waiting.flatMap(({ account_id }) => account_id ?? []))],
    }
  }

  /**
   * Subjects of the types that wait for the account, those told first first; what was tried in vain
   * comes after all others, so that it holds up none of them.
   */
  waiting(accountId: string, types: string[], limit: number): Promise<WaitingSubject[]> {
    return rows<WaitingSubject>(
      this.knex,
      `select coalesce(subject, '') as subject, array_agg(id) as ids, jsonb_agg(fact) as facts,
         max(attempts)::int as attempts
       from amazon_message
       where account_id = ? and type = any(?) and state = 'received' and deleted_at is null
         and coalesce(not_before, '-infinity') <= clock_timestamp()
       group by coalesce(subject, '') order by max(attempts), min(created_at), 1 limit ?`,
      [accountId, types, limit]
    )
  }

  /** How many subjects of the types wait for the account. */
  async countWaiting(accountId: string, types: string[]): Promise<number> {
    const [{ waiting }] = await rows<{ waiting: number }>(
      this.knex,
      `select count(distinct coalesce(subject, ''))::int as waiting from amazon_message
       where account_id = ? and type = any(?) and state = 'received' and deleted_at is null`,
      [accountId, types]
    )
    return waiting
  }

  async settle(ids: string[], outcome: string): Promise<void> {
    if (ids.length) {
      await rows(
        this.knex,
        `update amazon_message set state = 'done', outcome = ?, not_before = null, updated_at = now()
         where id = any(?) and state = 'received'`,
        [outcome, ids]
      )
    }
  }

  /** To be looked at again after a pause, and after all others. */
  async postpone(ids: string[], seconds: number): Promise<void> {
    if (ids.length) {
      await rows(
        this.knex,
        `update amazon_message set attempts = attempts + 1, updated_at = now(),
           not_before = clock_timestamp() + make_interval(secs => ?)
         where id = any(?) and state = 'received'`,
        [seconds, ids]
      )
    }
  }

  /** The newest fact of a type that is understood, by when it happened: messages come in any order. */
  async newest(accountId: string, type: string): Promise<Record<string, unknown> | null> {
    const [row] = await rows<{ fact: Record<string, unknown> }>(
      this.knex,
      `select fact from amazon_message
       where account_id = ? and type = ? and fact->>'kind' not in ('unknown', 'malformed')
         and deleted_at is null
       order by event_at desc nulls last, published_at desc nulls last, id desc limit 1`,
      [accountId, type]
    )
    return row?.fact ?? null
  }

  /**
   * How a feed or report ended, if Amazon has told: whoever waits for one asks here before asking
   * Amazon. Null says nothing: the message may be late.
   */
  async finished(
    accountId: string,
    what: "feed" | "report",
    id: string
  ): Promise<FinishedFact | null> {
    const [row] = await rows<{ fact: FinishedFact }>(
      this.knex,
      `select fact from amazon_message
       where account_id = ? and type = ? and subject = ? and fact->>'kind' = ? and deleted_at is null
       limit 1`,
      [accountId, `${what.toUpperCase()}_PROCESSING_FINISHED`, id, `${what}_finished`]
    )
    return row
      ? { id: row.fact.id, status: row.fact.status, documentId: row.fact.documentId }
      : null
  }

  /** Malformed messages of the last day. */
  async countMalformed(): Promise<number> {
    const [{ count }] = await rows<{ count: number }>(
      this.knex,
      `select count(*)::int as count from amazon_message
       where state = 'malformed' and created_at > clock_timestamp() - interval '1 day'
         and deleted_at is null`
    )
    return count
  }

  /** Forgets what is older than any message that may still be delivered again. */
  async prune(): Promise<void> {
    await rows(
      this.knex,
      `delete from amazon_message
       where id in (select id from amazon_message
         where created_at < clock_timestamp() - make_interval(days => ?) and deleted_at is null
         limit 10000)`,
      [KEPT_DAYS]
    )
  }
}
