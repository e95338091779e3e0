import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { connectedStages } from "../../../domain/stores"
import { rows, type Cradle } from "../lib/knex"

export interface QuantityDecisionRow {
  id: string
  dirty_sequence: number
  quantity: number | null
  reasons: unknown
  /** What it was decided from, as one text. */
  figures: string
}

/** A quantity that Amazon accepted and that nothing has changed since, as far as we know. */
export interface SentQuantity {
  seller_sku: string
  quantity: number
  lead_time_days: number
  marketplace_id: string
}

/** Decided, sent and expected quantities of offer items. */
export class AmazonStock {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Keeps decisions and takes the marks they answer. A decision whose offer item was marked again after
   * its facts were read is dropped: somebody knows better, and the offer item is (or stays) marked.
   * @returns the offer items whose decision holds; locked until `knex`'s transaction ends.
   */
  async saveDecisions(
    decisions: QuantityDecisionRow[],
    knex: Knex = this.knex
  ): Promise<Set<string>> {
    if (!decisions.length) {
      return new Set()
    }
    const kept = await rows<{ id: string; current: boolean }>(
      knex,
      `update amazon_sku s set
         desired_quantity = case when s.dirty_sequence = r.dirty_sequence then r.quantity
                            else s.desired_quantity end,
         reasons = case when s.dirty_sequence = r.dirty_sequence then r.reasons else s.reasons end,
         decided_from = case when s.dirty_sequence = r.dirty_sequence then r.figures
                        else s.decided_from end,
         dirty_at = case when s.dirty_sequence = r.dirty_sequence then null
                    else coalesce(s.dirty_at, clock_timestamp()) end,
         updated_at = now()
       from jsonb_to_recordset(cast(? as jsonb)) as r
         (id text, dirty_sequence int, quantity int, reasons jsonb, figures text)
       where s.id = r.id
       returning s.id, s.dirty_sequence = r.dirty_sequence as current`,
      [JSON.stringify(decisions)]
    )
    return new Set(kept.flatMap(({ id, current }) => (current ? [id] : [])))
  }

  /** Amazon accepted: from now on this is what we expect there. `acceptedAt` is before the call. */
  async accepted(sent: { id: string; quantity: number; accepted_at: Date }[]): Promise<void> {
    if (!sent.length) {
      return
    }
    await rows(
      this.knex,
      `update amazon_sku s set sent_quantity = r.quantity, sent_at = clock_timestamp(),
         expected_quantity = r.quantity, expected_at = r.accepted_at, updated_at = now()
       from jsonb_to_recordset(cast(? as jsonb)) as r (id text, quantity int, accepted_at timestamptz)
       where s.id = r.id`,
      [JSON.stringify(sent)]
    )
  }

  /** Not known what Amazon has (an answer was lost): the next decision sends. */
  async forgetExpected(ids: string[]): Promise<void> {
    if (!ids.length) {
      return
    }
    await rows(
      this.knex,
      `update amazon_sku set expected_quantity = null, dirty_at = coalesce(dirty_at, clock_timestamp()),
         dirty_sequence = dirty_sequence + 1, updated_at = now() where id = any(?)`,
      [ids]
    )
  }

  /** Of the listings with a handling time, the one whose quantity was sent longest ago. */
  async sentLongestAgo(accountId: string): Promise<SentQuantity | null> {
    const [sent] = await rows<SentQuantity>(
      this.knex,
      `select s.seller_sku, s.expected_quantity as quantity, s.lead_time_days, st.marketplace_id
       from amazon_sku s
       join amazon_listing l on l.account_id = s.account_id and l.seller_sku = s.seller_sku
         and l.deleted_at is null
       join amazon_store st on st.id = l.store_id and st.status = 'active' and st.deleted_at is null
       where s.account_id = ? and s.sent_at is not null and s.lead_time_days is not null
         and s.expected_quantity is not null and s.fulfilment = 'merchant' and s.deleted_at is null
       order by s.sent_at, s.id, st.id limit 1`,
      [accountId]
    )
    return sent ?? null
  }

  /** Patches lost handling times: whatever was sent is sent again, now stating them. */
  async restateHandlingTimes(accountId: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_sku set expected_quantity = null, dirty_at = coalesce(dirty_at, clock_timestamp()),
         dirty_sequence = dirty_sequence + 1, updated_at = now()
       where account_id = ? and sent_at is not null and lead_time_days is not null
         and deleted_at is null`,
      [accountId]
    )
  }

  /**
   * Closes the problems of refused quantities that nobody would send any more: the listing is gone, Amazon
   * fulfils it, it is linked to nothing, its quantity is right as it is, or another store's to tell. One
   * that waits to be told again stays open.
   */
  async resolveRefused(accountId: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_problem p set resolved_at = now(), resolved_how = 'cause_gone', updated_at = now()
       where p.code = 'quantity_refused' and p.resolved_at is null and p.deleted_at is null
         and (p.owner_id = :account
           or p.owner_id in (select id from amazon_store where account_id = :account))
         and not exists (
           select 1 from amazon_sku k
           join amazon_listing l on l.account_id = k.account_id and l.seller_sku = k.seller_sku
             and l.deleted_at is null
           join amazon_store s on s.id = l.store_id and s.status = any(:connected)
             and s.deleted_at is null
           cross join lateral (
             select o.state, coalesce(o.store_id, o.account_id) as owner_id from amazon_outbox o
             where o.subject_id = k.id and o.kind = 'quantity' and o.deleted_at is null
               and o.state not in ('superseded', 'cancelled')
             order by o.updated_at desc limit 1) last
           where k.account_id = :account and k.seller_sku = p.subject and k.deleted_at is null
             and k.fulfilment = 'merchant' and k.variant_id is not null
             and k.desired_quantity is not null
             and k.desired_quantity is distinct from k.expected_quantity
             and p.owner_id in (s.id, k.account_id)
             and last.owner_id = p.owner_id and last.state in ('refused', 'waiting', 'sending'))`,
      { account: accountId, connected: connectedStages }
    )
  }

  /** Whether any offer item is marked: asked far more often than there is one. */
  async hasMarks(accountId: string): Promise<boolean> {
    const [{ marked }] = await rows<{ marked: boolean }>(
      this.knex,
      `select exists (select 1 from amazon_sku
         where account_id = ? and dirty_at is not null and deleted_at is null) as marked`,
      [accountId]
    )
    return marked
  }

  /** Every linked offer item of the account is decided anew, whatever it was decided from. */
  async markAll(accountId: string): Promise<number> {
    const marked = await rows(
      this.knex,
      `update amazon_sku set dirty_at = coalesce(dirty_at, clock_timestamp()),
         dirty_sequence = dirty_sequence + 1, updated_at = now()
       where account_id = ? and variant_id is not null and deleted_at is null returning id`,
      [accountId]
    )
    return marked.length
  }
}
