import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export interface EventInput {
  subject_id: string
  what: string
  by?: string | null
  /** No personal data, no secrets. */
  parameters?: Record<string, unknown>
  request_id?: string | null
}

/** Timelines of orders, listings and stores. */
export class AmazonEvents {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async add(events: EventInput[]): Promise<void> {
    if (!events.length) {
      return
    }
    await rows(
      this.knex,
      `insert into amazon_event (id, subject_id, what, by, parameters, request_id, at)
       select r.id, r.subject_id, r.what, r.by, r.parameters, r.request_id, clock_timestamp()
       from jsonb_to_recordset(cast(? as jsonb)) as r
         (id text, subject_id text, what text, by text, parameters jsonb, request_id text)`,
      [JSON.stringify(events.map((event) => ({ id: newId("amzevt"), ...event })))]
    )
  }
}
