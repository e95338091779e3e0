import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What the bulk of offers is bound to; everything else is made here. */
export interface CatalogueTarget {
  accountId: string
  storeIds: string[]
  locationIds: string[]
}

/** The account with the first stores of the demo, and the places that serve them. */
export async function readTarget(knex: Knex): Promise<CatalogueTarget> {
  const stores = await knex("amazon_store").where({ status: "active" }).orderBy("country_code")
  const accountId: string = stores[0].account_id
  const locationIds: string[] = await knex("stock_location").orderBy("created_at").pluck("id")
  return { accountId, storeIds: stores.map(({ id }: { id: string }) => id), locationIds }
}

/** One offer in twenty is a kit of three parts, one in fifty is in an order not paid yet. */
const KIT_EVERY = 20
const PENDING_EVERY = 50

/**
 * Offers on top of what is there: variants, inventory items, levels at every location, listings in every
 * store, open orders. Set-wise SQL, the same for the same seed; what Amazon has is what should be there.
 */
export async function loadCatalogue(
  knex: Knex,
  items: number,
  seed: number,
  { accountId, storeIds, locationIds }: CatalogueTarget
): Promise<void> {
  const named = { items, seed, accountId, storeIds, firstStore: storeIds[0], locationIds }
  await knex.transaction(async (trx) => {
    for (const sql of STATEMENTS) {
      await trx.raw(sql, named)
    }
  })
  await knex.raw("vacuum analyze")
}

const STATEMENTS = [
  `insert into product (id, title, handle, status)
     select 'prod_bench_' || n, 'Bench ' || n, 'bench-' || n, 'published'
     from generate_series(0, (cast(:items as int) - 1) / 4) n`,
  `insert into product_variant (id, title, sku, manage_inventory, product_id)
     select 'variant_bench_' || n, 'Variant ' || n, 'BENCH-' || n, n % 1000 <> 7,
       'prod_bench_' || n / 4 from generate_series(0, cast(:items as int) - 1) n`,
  `insert into inventory_item (id, sku)
     select 'iitem_bench_' || n, 'BENCH-' || n from generate_series(0, cast(:items as int) - 1) n`,
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity,
       updated_at)
     select 'pvitem_bench_' || n || '_' || part, 'variant_bench_' || n,
       'iitem_bench_' || (n + part) % cast(:items as int), 1 + part,
       now() - interval '1 day'
     from generate_series(0, cast(:items as int) - 1) n,
       generate_series(0, case when n % ${KIT_EVERY} = 3 then 2 else 0 end) part`,
  `with figures as (
       select n, l.id as location, l.place, (hashint8(n * 31 + l.place + cast(:seed as int)) & 1023) % 60 as stocked
       from generate_series(0, cast(:items as int) - 1) n, unnest(cast(:locationIds as text[])) with ordinality as l (id, place)
     ), levels as (
       select *, case when n % 10 = 1 then least(stocked, 2) else 0 end as reserved from figures
     )
     insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity,
       reserved_quantity, incoming_quantity, raw_stocked_quantity, raw_reserved_quantity,
       raw_incoming_quantity, updated_at)
     select 'ilev_bench_' || n || '_' || place, 'iitem_bench_' || n, location, stocked, reserved, 0,
       jsonb_build_object('value', stocked::text, 'precision', 20),
       jsonb_build_object('value', reserved::text, 'precision', 20),
       '{"value": "0", "precision": 20}', now() - interval '1 day' from levels`,
  `insert into amazon_sku (id, account_id, seller_sku, variant_id, linked_by, fulfilment, dirty_at)
     select 'amzsku_bench_' || n, cast(:accountId as text), 'BENCH-' || n, 'variant_bench_' || n, 'sku', 'merchant', now()
     from generate_series(0, cast(:items as int) - 1) n`,
  `insert into amazon_listing (id, store_id, account_id, seller_sku, amazon_status)
     select 'amzlst_bench_' || n || '_' || s.place, s.id, cast(:accountId as text), 'BENCH-' || n, '["BUYABLE"]'
     from generate_series(0, cast(:items as int) - 1) n, unnest(cast(:storeIds as text[])) with ordinality as s (id, place)`,
  `insert into amazon_order (id, account_id, amazon_order_id, store_id, amazon_status, fulfilled_by,
       placed_at, last_updated_at, source, facts, state)
     select 'amzord_bench_' || n, cast(:accountId as text), '000-' || n, cast(:firstStore as text), 'PENDING', 'MERCHANT', now(), now(), 'poll', '{}',
       'waiting' from generate_series(0, cast(:items as int) - 1, ${PENDING_EVERY}) n`,
  `insert into amazon_order_line (id, amazon_order_row_id, amazon_order_item_id, seller_sku,
       quantity_ordered)
     select 'amzoli_bench_' || n, 'amzord_bench_' || n, n::text, 'BENCH-' || n, 1 + n % 3
     from generate_series(0, cast(:items as int) - 1, ${PENDING_EVERY}) n`,
]
