import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export interface OutboxRow {
  id: string
  account_id: string
  store_id: string | null
  kind: string
  key: string
  subject_id: string | null
  payload: Record<string, unknown>
  sequence: number
  /** Failures so far. */
  attempts: number
  created_at: Date
}

export interface OutboxSettlement {
  id: string
  state: "sent" | "refused" | "waiting" | "cancelled"
  request_id?: string | null
  answer?: unknown
  error?: unknown
  /** Seconds until it may be tried again, with `waiting`. More than none: it failed. */
  retry_in?: number
}

const UNIQUE_VIOLATION = "23505"
const WAITING_INDEX = "IDX_amazon_outbox_waiting"
const MEETINGS = 5

/**
 * Runs a statement that puts intents back to waiting again when a newer one began to wait meanwhile:
 * it was rolled back as a whole, and now sees the newer one.
 */
const unlessNewerWaits = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let meeting = 1; ; meeting++) {
    try {
      return await run()
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string }
      if (code !== UNIQUE_VIOLATION || constraint !== WAITING_INDEX || meeting === MEETINGS) {
        throw error
      }
    }
  }
}

/** The outbox: what we want from Amazon, stored before it is sent. */
export class AmazonOutboxQueue {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * One waiting intent per kind and key; a newer payload replaces the waiting one and begins anew, an
   * equal one keeps its pause.
   */
  async enqueue(
    intents: {
      account_id: string
      store_id?: string | null
      kind: string
      key: string
      subject_id?: string | null
      payload: unknown
      lane?: number
    }[],
    knex: Knex = this.knex
  ): Promise<void> {
    if (!intents.length) {
      return
    }
    await rows(
      knex,
      `insert into amazon_outbox as o
         (id, account_id, store_id, kind, key, subject_id, payload, lane, state)
       select r.id, r.account_id, r.store_id, r.kind, r.key, r.subject_id, r.payload,
              coalesce(r.lane, 1), 'waiting'
       from jsonb_to_recordset(cast(? as jsonb)) as r (id text, account_id text, store_id text,
         kind text, key text, subject_id text, payload jsonb, lane int)
       on conflict (kind, key) where state = 'waiting' and deleted_at is null do update set
         payload = excluded.payload, lane = excluded.lane, store_id = excluded.store_id,
         sequence = o.sequence + 1,
         not_before = case when o.payload = excluded.payload then o.not_before end,
         attempts = case when o.payload = excluded.payload then o.attempts else 0 end,
         updated_at = now()`,
      [JSON.stringify(intents.map((intent) => ({ ...intent, id: newId("amzout") })))]
    )
  }

  /** What is no longer wanted: nothing differs from Amazon any more. */
  async withdraw(kind: string, keys: string[], knex: Knex = this.knex): Promise<void> {
    await rows(
      knex,
      `update amazon_outbox set state = 'superseded', updated_at = now()
       where kind = ? and key = any(?) and state = 'waiting' and deleted_at is null`,
      [kind, keys]
    )
  }

  /**
   * Claims what may be sent now, urgent lane first, never two of one key at once. A quantity that
   * is not known to be less than Amazon has waits while its offer item is to be decided anew: orders that
   * came in may have sold it. Intents whose sender died are claimed again: quantities and shipment
   * confirmations are safe to repeat. Those of
   * a store that is paused or not connected wait, of one that closes all but zeros and parcels; of one
   * that was deleted meanwhile they are cancelled.
   */
  async claim(
    accountId: string,
    kind: string,
    owner: string,
    seconds: number,
    limit: number,
    urgentOnly = false
  ): Promise<OutboxRow[]> {
    await this.reviveAbandoned(accountId, kind)
    return rows<OutboxRow>(
      this.knex,
      `with ended as (
         update amazon_outbox o set state = 'cancelled', updated_at = now(),
           deleted_at = case when o.kind = 'shipment' then now() end
         from amazon_store s
         where o.account_id = :account and o.kind = :kind and o.state = 'waiting'
           and o.deleted_at is null and s.id = o.store_id and s.deleted_at is not null
       ), picked as (
         select o.id from amazon_outbox o
         where o.account_id = :account and o.kind = :kind and o.state = 'waiting'
           and not exists (select 1 from amazon_store s where s.id = o.store_id
             and (s.deleted_at is not null or s.status <> 'active' and not (s.status = 'closing'
               and (o.kind = 'shipment'
                 or o.kind = 'quantity' and cast(o.payload->>'quantity' as int) = 0))))
           and o.deleted_at is null and coalesce(o.not_before, 'epoch') <= clock_timestamp()
           and (o.lane = 0 or not :urgentOnly and not (o.kind = 'quantity' and exists (
             select 1 from amazon_sku k where k.id = o.subject_id and k.account_id = :account
               and k.dirty_at is not null and k.deleted_at is null
               and (k.expected_quantity is null
                 or cast(o.payload->>'quantity' as int) >= k.expected_quantity))))
           and not exists (select 1 from amazon_outbox s where s.kind = o.kind and s.key = o.key
             and s.state = 'sending' and s.deleted_at is null)
         order by o.lane, o.created_at, o.id limit :limit for update of o skip locked
       )
       update amazon_outbox o set state = 'sending', lease_owner = :owner,
         lease_until = clock_timestamp() + make_interval(secs => :seconds), updated_at = now()
       from picked where picked.id = o.id
       returning o.id, o.account_id, o.store_id, o.kind, o.key, o.subject_id, o.payload, o.sequence,
         o.attempts, o.created_at`,
      { account: accountId, kind, owner, seconds, limit, urgentOnly }
    )
  }

  async settle(owner: string, settlements: OutboxSettlement[]): Promise<void> {
    if (!settlements.length) {
      return
    }
    await unlessNewerWaits(() =>
      rows(
        this.knex,
        `update amazon_outbox o set
         attempts = o.attempts + case when r.state = 'waiting' and r.retry_in > 0 then 1 else 0 end,
         state = case when r.state = 'waiting' and exists (
                   select 1 from amazon_outbox w where w.kind = o.kind and w.key = o.key
                     and w.state = 'waiting' and w.deleted_at is null)
                 then 'superseded' else r.state end,
         request_id = coalesce(r.request_id, o.request_id), answer = coalesce(r.answer, o.answer),
         error = r.error, lease_owner = null, lease_until = null,
         sent_at = case when r.state = 'sent' then clock_timestamp() else o.sent_at end,
         not_before = case when r.retry_in is null then null
                      else clock_timestamp() + make_interval(secs => r.retry_in) end,
         updated_at = now()
       from jsonb_to_recordset(cast(:rows as jsonb)) as r
         (id text, state text, request_id text, answer jsonb, error jsonb, retry_in float)
       where o.id = r.id and o.lease_owner = :owner and o.state = 'sending'`,
        { owner, rows: JSON.stringify(settlements) }
      )
    )
  }

  /** That its sender died counts as a failure. */
  private async reviveAbandoned(accountId: string, kind: string): Promise<void> {
    await unlessNewerWaits(() =>
      rows(
        this.knex,
        `update amazon_outbox o set lease_owner = null, attempts = o.attempts + 1, updated_at = now(),
         state = case when exists (select 1 from amazon_outbox w where w.kind = o.kind
           and w.key = o.key and w.state = 'waiting' and w.deleted_at is null)
           then 'superseded' else 'waiting' end
       where o.account_id = ? and o.kind = ? and o.state = 'sending'
         and o.lease_until < clock_timestamp() and o.deleted_at is null`,
        [accountId, kind]
      )
    )
  }
}
