import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export interface AuditEntry {
  /** User; null: the plugin by itself. */
  by: string | null
  what: string
  subject?: string | null
  /** No personal data, no secrets. */
  parameters?: Record<string, unknown>
}

export interface AuditRow {
  id: string
  at: Date
  what: string
  subject: string | null
  parameters: Record<string, unknown> | null
  by: string | null
}

/** Proof of who read personal data, erased something, or changed settings or secrets. */
export class AmazonAuditTrail {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async add({ by, what, subject, parameters }: AuditEntry): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_audit (id, by, what, subject, parameters, at)
       values (:id, :by, :what, :subject, cast(:parameters as jsonb), clock_timestamp())`,
      {
        id: newId("amzaud"),
        by,
        what,
        subject: subject ?? null,
        parameters: JSON.stringify(parameters ?? {}),
      }
    )
  }

  /** The newest entries first. */
  async newest(limit: number): Promise<AuditRow[]> {
    return rows<AuditRow>(
      this.knex,
      `select id, at, what, subject, parameters, by from amazon_audit
       where deleted_at is null order by at desc, id desc limit ?`,
      [limit]
    )
  }
}
