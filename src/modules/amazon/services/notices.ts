import type { Delivery, NoticeKind, NoticeParameters } from "../../../domain/notices"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** Kept so long, then forgotten: longer than any authorization lives. */
const KEEP_DAYS = 400

export interface NewNotice {
  kind: NoticeKind
  /** Store or account, or `installation`. */
  owner_id: string
  /** What it is about. */
  subject: string
  /** Of a countdown the days; else what tells one occasion from the next. */
  step: string
  /** For the sentences; no personal data. */
  parameters?: NoticeParameters
}

export interface NoticeRow extends Required<NewNotice> {
  id: string
  deliveries: Delivery[] | null
}

/** Notices: each is added once, however many processes find it due, and kept until it went every way. */
export class AmazonNotices {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** @returns false when it was added before. */
  async add({ kind, owner_id, subject, step, parameters }: NewNotice): Promise<boolean> {
    const added = await rows(
      this.knex,
      `insert into amazon_notice (id, kind, owner_id, subject, step, parameters, next_try_at)
       values (:id, :kind, :owner, :subject, :step, cast(:parameters as jsonb), clock_timestamp())
       on conflict (kind, subject, step) where deleted_at is null do nothing returning id`,
      {
        ...{ id: newId("amznot"), kind, owner: owner_id, subject, step },
        parameters: JSON.stringify(parameters ?? {}),
      }
    )
    return added.length === 1
  }

  /** Steps of a countdown that people were told of. */
  async toldSteps(kind: NoticeKind, subject: string): Promise<number[]> {
    const told = await rows<{ step: string }>(
      this.knex,
      `select step from amazon_notice where kind = ? and subject = ? and deleted_at is null`,
      [kind, subject]
    )
    return told.map(({ step }) => Number(step))
  }

  /** Those that wait to be sent, the oldest first. */
  async due(limit: number): Promise<NoticeRow[]> {
    return rows<NoticeRow>(
      this.knex,
      `select id, kind, owner_id, subject, step, parameters, deliveries from amazon_notice
       where state = 'waiting' and next_try_at <= clock_timestamp() and deleted_at is null
       order by created_at, id limit ?`,
      [limit]
    )
  }

  /** @param pause seconds until the next attempt; null: nothing waits any more */
  async save(id: string, deliveries: readonly Delivery[], pause: number | null): Promise<void> {
    const failed = deliveries.some(({ state }) => state === "failed")
    await rows(
      this.knex,
      `update amazon_notice set deliveries = cast(:deliveries as jsonb), state = :state,
         next_try_at = clock_timestamp() + make_interval(secs => :pause), updated_at = now()
       where id = :id`,
      {
        id,
        deliveries: JSON.stringify(deliveries),
        state: pause === null ? (failed ? "failed" : "sent") : "waiting",
        pause: pause ?? 0,
      }
    )
  }

  /** Forgets what is older than any authorization. */
  async forget(): Promise<void> {
    await rows(
      this.knex,
      `delete from amazon_notice where state <> 'waiting'
         and created_at < clock_timestamp() - make_interval(days => ?)`,
      [KEEP_DAYS]
    )
  }
}
