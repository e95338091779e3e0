import type { ListingTab } from "../../../types"
import { contains } from "../lib/contains"
import { rows, type Cradle } from "../lib/knex"

export interface ListingFilter {
  tab: ListingTab
  q?: string
  store_id?: string
  /** Listings whose seller SKU is linked to one of these. */
  variant_ids?: string[]
}

export interface ListingOverviewRow {
  id: string
  account_id: string
  store: { id: string; name: string; country_code: string }
  seller_sku: string
  asin: string | null
  title: string | null
  image_url: string | null
  amazon_status: string[] | null
  fulfilment: string
  price: string | null
  currency_code: string | null
  variant_id: string | null
  linked_by: string | null
  desired_quantity: number | null
  expected_quantity: number | null
  read_back_quantity: number | null
  sent_at: Date | null
  reasons: { code: string; parameters?: Record<string, never>; result?: number | null }[] | null
  issue_count: number
  synced_at: Date | null
}

const COLUMNS = `l.id, l.account_id, l.seller_sku, l.asin, l.title, l.image_url, l.amazon_status,
  l.price, l.currency_code, l.issue_count, l.synced_at,
  jsonb_build_object('id', s.id, 'name', s.name, 'country_code', s.country_code) as store,
  coalesce(k.fulfilment, 'unknown') as fulfilment, k.variant_id, k.linked_by, k.desired_quantity,
  k.expected_quantity, k.read_back_quantity, k.sent_at, k.reasons`

const FROM = `from amazon_listing l
  join amazon_store s on s.id = l.store_id and s.deleted_at is null
  left join amazon_sku k on k.account_id = l.account_id and k.seller_sku = l.seller_sku
    and k.deleted_at is null`

const TABS: Record<ListingTab, string> = {
  all: "true",
  linked: "k.variant_id is not null",
  unmatched: "k.variant_id is null",
  inactive: `not l.amazon_status @> '"BUYABLE"'`,
  fba: "k.fulfilment = 'amazon'",
}

const FILTER = `l.deleted_at is null
  and (cast(:store as text) is null or l.store_id = :store)
  and (cast(:variants as text[]) is null or k.variant_id = any(:variants))
  and (cast(:q as text) is null or l.seller_sku ilike :q or l.asin ilike :q or l.title ilike :q)`

/** Listings as lists show them, with what their offer item says of link and quantity. */
export class AmazonOverviewListings {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  async list(
    filter: ListingFilter,
    page: { limit: number; offset: number }
  ): Promise<ListingOverviewRow[]> {
    return rows<ListingOverviewRow>(
      this.knex,
      `select ${COLUMNS} ${FROM} where ${FILTER} and ${TABS[filter.tab]}
       order by l.seller_sku, s.country_code, l.id limit :limit offset :offset`,
      { ...this.bindings(filter), ...page }
    )
  }

  /** How many listings each tab has, under the other filters. */
  async tabs(filter: Omit<ListingFilter, "tab">): Promise<Record<ListingTab, number>> {
    const counts = Object.entries(TABS).map(
      ([tab, condition]) => `count(*) filter (where ${condition})::int as "${tab}"`
    )
    const [tabs] = await rows<Record<ListingTab, number>>(
      this.knex,
      `select ${counts.join(", ")} ${FROM} where ${FILTER}`,
      this.bindings(filter)
    )
    return tabs
  }

  async find(id: string): Promise<ListingOverviewRow | null> {
    const [row] = await rows<ListingOverviewRow>(
      this.knex,
      `select ${COLUMNS} ${FROM} where l.id = ? and l.deleted_at is null`,
      [id]
    )
    return row ?? null
  }

  private bindings(filter: Omit<ListingFilter, "tab">) {
    return {
      store: filter.store_id ?? null,
      variants: filter.variant_ids ?? null,
      q: contains(filter.q),
    }
  }
}
