import type { LogAnswer } from "../../../domain/log"
import type {
  AmazonLogDirection,
  AmazonLogKind,
  AmazonLogOutcome,
  FailureDto,
} from "../../../types"
import { rows, type Cradle } from "../lib/knex"

export interface LogFilter {
  /** A store: its own entries, and those of all of its account. */
  store_id?: string
  kind?: AmazonLogKind
  direction?: AmazonLogDirection
  outcome?: AmazonLogOutcome
  from?: string
  to?: string
  /** A whole SKU, order number or request id. */
  q?: string
}

export interface LogRow {
  id: string
  account_id: string
  store: { id: string; name: string; country_code: string } | null
  at: Date
  since: Date
  count: number
  operation: string
  kind: AmazonLogKind
  direction: AmazonLogDirection
  subject: string | null
  told: Record<string, string | number | boolean>
  found: number | null
  outcome: AmazonLogOutcome
  http_status: number | null
  failure: FailureDto | null
  code: string | null
  answer: LogAnswer | null
  request_id: string | null
  duration_ms: number
  waited_ms: number
  attempts: number
  flow: string | null
  run_id: string | null
  by: string | null
}

/** More are not counted: nobody pages that far, and counting a million takes a second. */
export const MOST_COUNTED = 10_000
const RELATED = 10

const FIELDS = `e.id, e.account_id, e.at, e.since, e.count, e.operation, e.kind, e.direction,
  e.subject, e.told, e.found, e.outcome, e.http_status, e.failure, e.code, e.answer, e.request_id,
  e.duration_ms, e.waited_ms, e.attempts, e.flow, e.run_id, e.by, e.store_id`
const STORE = `case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name,
  'country_code', s.country_code) end as store`

/** Only what is asked for stands in the statement, so that an index serves it. */
const CONDITIONS: Record<Exclude<keyof LogFilter, "store_id">, string> = {
  kind: "e.kind = :kind",
  direction: "e.direction = :direction",
  // Said twice for the partial index of what was not accepted.
  outcome: "e.outcome = :outcome",
  from: "e.at >= cast(:from as timestamptz)",
  to: "e.at < cast(:to as timestamptz)",
  q: "(e.subject = :q or e.request_id = :q)",
}

/** The log of calls as people read it. */
export class AmazonOverviewLog {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** The newest first. */
  async list(filter: LogFilter, page: { limit: number; offset: number }): Promise<LogRow[]> {
    return this.select(filter, page)
  }

  /** How many there are, up to `MOST_COUNTED`. */
  async count(filter: LogFilter): Promise<number> {
    const [{ count }] = await rows<{ count: number }>(
      this.knex,
      `select least(count(*), :most)::int as count
       from (${this.found(filter, "1", "limit :most")}) as e`,
      { ...bindings(filter), most: MOST_COUNTED }
    )
    return count
  }

  /** Everything, the newest first, a batch at a time; what comes meanwhile is left out. */
  async *all(filter: LogFilter, batch = 1_000): AsyncGenerator<LogRow[], void, undefined> {
    let after: { at: Date; id: string } | undefined
    for (;;) {
      const found = await this.select(filter, { limit: batch, offset: 0 }, after)
      if (found.length) {
        yield found
      }
      if (found.length < batch) {
        return
      }
      const { at, id } = found[found.length - 1]
      after = { at, id }
    }
  }

  /** @param storeId when given, only an entry that this store's log shows */
  async find(
    id: string,
    storeId?: string
  ): Promise<(LogRow & { selling_partner_id: string | null }) | null> {
    const [row] = await rows<LogRow & { selling_partner_id: string | null }>(
      this.knex,
      `select ${FIELDS}, ${STORE}, a.selling_partner_id from amazon_log_entry e
       left join amazon_store s on s.id = e.store_id
       left join amazon_account a on a.id = e.account_id
       where e.id = :id and e.deleted_at is null
         and (cast(:store as text) is null or e.owner_id = :store or e.owner_id =
           (select account_id from amazon_store where id = :store and deleted_at is null))`,
      { id, store: storeId ?? null }
    )
    return row ?? null
  }

  /** Entries of the same account about the same thing, the newest first. */
  async related({
    id,
    account_id,
    subject,
  }: Pick<LogRow, "id" | "account_id" | "subject">): Promise<LogRow[]> {
    if (subject === null) {
      return []
    }
    return rows<LogRow>(
      this.knex,
      `select ${FIELDS}, ${STORE} from amazon_log_entry e
       left join amazon_store s on s.id = e.store_id
       where e.subject = :subject and e.account_id = :account and e.id <> :id
         and e.deleted_at is null
       order by e.at desc, e.id desc limit :limit`,
      { id, subject, account: account_id, limit: RELATED }
    )
  }

  private async select(
    filter: LogFilter,
    { limit, offset }: { limit: number; offset: number },
    after?: { at: Date; id: string }
  ): Promise<LogRow[]> {
    const order = "order by e.at desc, e.id desc"
    const inner = this.found(filter, FIELDS, `${order} limit :last`, after !== undefined)
    return rows<LogRow>(
      this.knex,
      `select e.*, ${STORE} from (select * from (${inner}) e ${order} limit :limit offset :offset) e
       left join amazon_store s on s.id = e.store_id ${order}`,
      {
        ...bindings(filter),
        ...{ limit, offset, last: limit + offset },
        ...(after && { after_at: after.at, after_id: after.id }),
      }
    )
  }

  /** Of a store, its entries and its account's are each read in the order of their index. */
  private found(filter: LogFilter, fields: string, end: string, after = false): string {
    const conditions = Object.entries(CONDITIONS).flatMap(([name, condition]) =>
      filter[name as keyof LogFilter] === undefined ? [] : [condition]
    )
    if (filter.outcome && filter.outcome !== "accepted") {
      conditions.push("e.outcome <> 'accepted'")
    }
    if (after) {
      conditions.push("(e.at, e.id) < (cast(:after_at as timestamptz), :after_id)")
    }
    const from = (more: string[]) =>
      `select ${fields} from amazon_log_entry e
       where ${["e.deleted_at is null", ...more, ...conditions].join(" and ")} ${end}`
    if (filter.store_id === undefined) {
      return from([])
    }
    const ofAccount = `e.owner_id = (select account_id from amazon_store
      where id = :store_id and deleted_at is null)`
    return `(${from(["e.owner_id = :store_id"])}) union all (${from([ofAccount])})`
  }
}

const bindings = (filter: LogFilter): Record<string, unknown> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
