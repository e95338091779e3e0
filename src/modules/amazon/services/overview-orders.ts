import type { AmazonOrderTab } from "../../../types"
import { contains } from "../lib/contains"
import { rows, type Cradle } from "../lib/knex"

export interface OrderFilter {
  tab: AmazonOrderTab
  q?: string
  store_id?: string
  order_id?: string
  state?: string
}

export interface OrderOverviewRow {
  id: string
  account_id: string
  amazon_order_id: string
  store: { id: string; name: string; country_code: string } | null
  marketplace_id: string | null
  amazon_status: string
  fulfilled_by: string | null
  state: string
  held_reasons: { code: string; parameters: Record<string, string | number | null> }[] | null
  ignored_reason: string | null
  placed_at: Date
  last_updated_at: Date
  ship_by: Date | null
  total: string | null
  currency_code: string | null
  item_count: number
  programs: string[] | null
  /** Sealed personal data. */
  buyer: string | null
  order_id: string | null
  imported_at: Date | null
}

const COLUMNS = `o.id, o.account_id, o.amazon_order_id, o.marketplace_id, o.amazon_status,
  o.fulfilled_by, o.state, o.held_reasons, o.ignored_reason, o.placed_at, o.last_updated_at,
  o.ship_by, o.total, o.currency_code, o.item_count, o.programs, o.order_id, o.imported_at,
  case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name,
    'country_code', s.country_code) end as store,
  b.blob as buyer`

const JOINS = `left join amazon_store s on s.id = o.store_id
  left join amazon_buyer b on b.amazon_order_row_id = o.id and b.deleted_at is null`

const MERCHANT = `coalesce(o.fulfilled_by, 'MERCHANT') <> 'AMAZON'`

const TABS: Record<AmazonOrderTab, string> = {
  all: "true",
  to_ship: `(o.state = 'imported' and ${MERCHANT}
    and o.amazon_status in ('UNSHIPPED', 'PARTIALLY_SHIPPED'))`,
  held: "o.state = 'held'",
  waiting: "o.state in ('received', 'waiting', 'importing')",
  fba: "o.fulfilled_by = 'AMAZON'",
  cancelled: "o.amazon_status = 'CANCELLED'",
}

/** Where a deadline presses it comes first; elsewhere the newest. */
const SORT: Partial<Record<AmazonOrderTab, string>> = {
  to_ship: "o.ship_by nulls last, o.placed_at, o.id",
  held: "o.ship_by nulls last, o.placed_at, o.id",
}

const FILTER = `o.deleted_at is null
  and (cast(:store as text) is null or o.store_id = :store)
  and (cast(:order as text) is null or o.order_id = :order)
  and (cast(:state as text) is null or o.state = :state)
  and (cast(:q as text) is null or o.amazon_order_id ilike :q)`

/** The inbox as lists show it. */
export class AmazonOverviewOrders {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async list(
    filter: OrderFilter,
    page: { limit: number; offset: number }
  ): Promise<OrderOverviewRow[]> {
    return rows<OrderOverviewRow>(
      this.knex,
      `select ${COLUMNS} from amazon_order o ${JOINS}
       where ${FILTER} and ${TABS[filter.tab]}
       order by ${SORT[filter.tab] ?? "o.placed_at desc, o.id"} limit :limit offset :offset`,
      { ...this.bindings(filter), ...page }
    )
  }

  /** How many orders each tab has, under the other filters. */
  async tabs(filter: Omit<OrderFilter, "tab">): Promise<Record<AmazonOrderTab, number>> {
    const counts = Object.entries(TABS).map(
      ([tab, condition]) => `count(*) filter (where ${condition})::int as "${tab}"`
    )
    const [tabs] = await rows<Record<AmazonOrderTab, number>>(
      this.knex,
      `select ${counts.join(", ")} from amazon_order o where ${FILTER}`,
      this.bindings(filter)
    )
    return tabs
  }

  async find(id: string): Promise<OrderOverviewRow | null> {
    const [row] = await rows<OrderOverviewRow>(
      this.knex,
      `select ${COLUMNS} from amazon_order o ${JOINS} where o.id = ? and o.deleted_at is null`,
      [id]
    )
    return row ?? null
  }

  private bindings(filter: Omit<OrderFilter, "tab">) {
    return {
      store: filter.store_id ?? null,
      order: filter.order_id ?? null,
      state: filter.state ?? null,
      q: contains(filter.q),
    }
  }
}
