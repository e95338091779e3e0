import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

export type ProblemSeverity = "blocks_orders" | "blocks_selling" | "soon" | "note"

export interface ProblemInput {
  /** Store or account. */
  owner_id: string
  code: string
  subject?: string
  severity: ProblemSeverity
  /** For the sentence shown; no personal data. */
  parameters?: Record<string, string | number | null>
  count?: number
}

/** Problems: raised as often as they are seen, one open row each; closed when the cause is gone. */
export class AmazonProblems {
  private readonly knex

  constructor({ __pg_connection__ }: Pick<Cradle, "__pg_connection__">) {
    this.knex = __pg_connection__
  }

  /** Of a store that was deleted meanwhile there is none. */
  async raise(problem: ProblemInput): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_problem as p
         (id, owner_id, code, subject, severity, parameters, count, first_seen_at, last_seen_at)
       select :id, :owner, :code, :subject, :severity, cast(:parameters as jsonb), :count, now(), now()
       where not exists (select 1 from amazon_store s where s.id = :owner and s.deleted_at is not null)
       on conflict (owner_id, code, subject) where resolved_at is null and deleted_at is null
       do update set severity = excluded.severity, parameters = excluded.parameters,
         count = excluded.count, last_seen_at = now(), updated_at = now()`,
      {
        id: newId("amzprb"),
        owner: problem.owner_id,
        code: problem.code,
        subject: problem.subject ?? "",
        severity: problem.severity,
        parameters: JSON.stringify(problem.parameters ?? {}),
        count: problem.count ?? 1,
      }
    )
  }

  /** Closes the open problem; without `subject` every subject of that code. */
  async resolve(ownerId: string, code: string, subject?: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_problem set resolved_at = now(), resolved_how = 'cause_gone', updated_at = now()
       where owner_id = :owner and code = :code and resolved_at is null and deleted_at is null
         and (cast(:subject as text) is null or subject = :subject)`,
      { owner: ownerId, code, subject: subject ?? null }
    )
  }

  /** Closes all that is open of an owner, but problems of the codes `kept`. */
  async resolveAll(ownerId: string, kept: string[] = []): Promise<void> {
    await rows(
      this.knex,
      `update amazon_problem set resolved_at = now(), resolved_how = 'cause_gone', updated_at = now()
       where owner_id = :owner and code <> all(:kept) and resolved_at is null and deleted_at is null`,
      { owner: ownerId, kept }
    )
  }
}
