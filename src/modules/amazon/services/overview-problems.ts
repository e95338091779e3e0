import { rows, type Cradle } from "../lib/knex"

export interface ProblemOverviewRow {
  id: string
  code: string
  severity: string
  store: { id: string; name: string } | null
  parameters: Record<string, string | number | null> | null
  count: number
  first_seen_at: Date
  last_seen_at: Date
  /** Open problems in all. */
  total: number
}

/** Open problems, the gravest first. */
export class AmazonOverviewProblems {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** @param filter `storeId`: those of the store and of its account */
  async list(filter: {
    storeId?: string
    limit: number
    offset: number
  }): Promise<{ problems: ProblemOverviewRow[]; count: number }> {
    const problems = await rows<ProblemOverviewRow>(
      this.knex,
      `select p.id, p.code, p.severity, p.parameters, p.count, p.first_seen_at, p.last_seen_at,
         case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as store,
         count(*) over ()::int as total
       from amazon_problem p
       left join lateral (
         -- A problem of an account is shown with its store, when it has but one.
         select min(id) as id, min(name) as name from amazon_store
         where (id = p.owner_id or account_id = p.owner_id) and deleted_at is null
         having count(*) = 1
       ) s on true
       where p.resolved_at is null and p.deleted_at is null
         and (cast(:store as text) is null or p.owner_id = :store or p.owner_id =
           (select account_id from amazon_store where id = :store and deleted_at is null))
       order by case p.severity when 'blocks_orders' then 0 when 'blocks_selling' then 1
         when 'soon' then 2 else 3 end, p.first_seen_at, p.id
       limit :limit offset :offset`,
      { store: filter.storeId ?? null, limit: filter.limit, offset: filter.offset }
    )
    const count = problems[0]?.total ?? (filter.offset ? await this.count(filter.storeId) : 0)
    return { problems, count }
  }

  private async count(storeId?: string): Promise<number> {
    const { count } = await this.list({ storeId, limit: 1, offset: 0 })
    return count
  }
}
