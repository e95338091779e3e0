import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../../src/modules/amazon/lib/knex"

const ofOrder = "order_id = any(:ids)"
const items = `select item_id from order_item where ${ofOrder}`
const methods = `select shipping_method_id from order_shipping where ${ofOrder}`
const collections = `select payment_collection_id from order_payment_collection where ${ofOrder}`

/** Tables with the rows of a complete import, and which rows those of some orders are. */
const TABLES: Record<string, string> = {
  order_address: `id in (select unnest(array[shipping_address_id, billing_address_id])
    from "order" where id = any(:ids))`,
  order: "id = any(:ids)",
  order_summary: ofOrder,
  order_line_item: `id in (${items})`,
  order_item: ofOrder,
  order_line_item_tax_line: `item_id in (${items})`,
  order_line_item_adjustment: `item_id in (${items})`,
  order_shipping_method: `id in (${methods})`,
  order_shipping: ofOrder,
  order_shipping_method_tax_line: `shipping_method_id in (${methods})`,
  order_shipping_method_adjustment: `shipping_method_id in (${methods})`,
  order_transaction: ofOrder,
  order_payment_collection: ofOrder,
  payment_collection: `id in (${collections})`,
  payment_session: `payment_collection_id in (${collections})`,
  payment: `payment_collection_id in (${collections})`,
  capture: `payment_id in (select id from payment where payment_collection_id in (${collections}))`,
  reservation_item: `line_item_id in (${items})`,
}

export type RowsOfTables = Record<string, unknown[]>

/** All rows that these orders have in Medusa. */
export const readRows = async (knex: Knex, orderIds: string[]): Promise<RowsOfTables> => {
  const found: RowsOfTables = {}
  for (const [table, condition] of Object.entries(TABLES)) {
    const [{ all }] = await rows<{ all: unknown[] }>(
      knex,
      `select coalesce(jsonb_agg(t), '[]') as all from "${table}" t where ${condition}`,
      { ids: orderIds }
    )
    found[table] = all
  }
  return found
}

/** Copies of the tables with their indexes and defaults, without foreign keys and rows. */
export const createScratchTables = async (knex: Knex): Promise<void> => {
  await rows(knex, `create schema if not exists scratch`)
  for (const table of Object.keys(TABLES)) {
    await rows(knex, `create table scratch."${table}" (like public."${table}" including all)`)
  }
}

/** One statement per table, one transaction: as fast as the same rows get into PostgreSQL. */
export const insertRows = (knex: Knex, all: RowsOfTables): Promise<void> =>
  knex.transaction(async (trx) => {
    for (const [table, records] of Object.entries(all)) {
      if (records.length) {
        await rows(
          trx,
          `insert into scratch."${table}"
           select * from jsonb_populate_recordset(null::scratch."${table}", cast(? as jsonb))`,
          [JSON.stringify(records)]
        )
      }
    }
  })
