import { getOrdersListWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { rows } from "../../../src/modules/amazon/lib/knex"
import type AmazonModuleService from "../../../src/modules/amazon/service"

interface ImportedOrder {
  id: string
  custom_display_id: string
  payment_status: string
  raw_total: { value: string }
  raw_tax_total: { value: string }
  summary: { pending_difference: number }
  items: { id: string; quantity: number; variant_sku: string }[]
  shipping_methods: { shipping_option_id: string }[]
  amazon_order: { id: string } | null
}

/** Orders as the admin API reads them: `payment_status` is computed there, not stored. */
export const importedOrders = async (container: MedusaContainer): Promise<ImportedOrder[]> => {
  const { result } = await getOrdersListWorkflow(container).run({
    input: {
      fields: [
        ...["id", "custom_display_id", "status", "currency_code", "region_id", "sales_channel_id"],
        ...["email", "total", "raw_total", "tax_total", "raw_tax_total", "summary.*"],
        ...["payment_collections.*", "shipping_address.*", "items.*", "items.detail.*"],
        ...["shipping_methods.*", "amazon_order.id"],
      ],
      variables: { take: 100 },
    },
  })
  return ("rows" in result ? result.rows : result) as unknown as ImportedOrder[]
}

export const inboxRow = async (amazon: AmazonModuleService, amazonOrderId: string) => {
  const [row] = await amazon.listAmazonOrders({ amazon_order_id: amazonOrderId })
  return row
}

interface Counts {
  orders: number
  display_ids: number
  lines: number
  order_collections: number
  collections: number
  sessions: number
  payments: number
  captures: number
  transactions: number
  reservations: number
  links: number
}

/** How many of everything an import makes, and what is reserved by the inventory item's SKU. */
export const ledger = async (amazon: AmazonModuleService) => {
  const { knex } = amazon.db
  const [counts] = await rows<Counts>(
    knex,
    `select (select count(*) from "order")::int as orders,
       (select count(distinct custom_display_id) from "order")::int as display_ids,
       (select count(*) from order_line_item)::int as lines,
       (select count(*) from order_payment_collection where deleted_at is null)::int as order_collections,
       (select count(*) from payment_collection)::int as collections,
       (select count(*) from payment_session)::int as sessions,
       (select count(*) from payment)::int as payments,
       (select count(*) from capture)::int as captures,
       (select count(*) from order_transaction)::int as transactions,
       (select count(*) from reservation_item)::int as reservations,
       (select count(*) from amazon_amazon_order_order_order where deleted_at is null)::int as links`
  )
  const sums = async (statement: string) => {
    const found = await rows<{ sku: string; units: number }>(knex, statement)
    return Object.fromEntries(found.map(({ sku, units }) => [sku, units]))
  }
  return {
    ...counts,
    reserved: await sums(`select i.sku, sum(r.quantity)::int as units from reservation_item r
      join inventory_item i on i.id = r.inventory_item_id where r.deleted_at is null group by 1`),
    levels: await sums(`select i.sku, sum(l.reserved_quantity)::int as units from inventory_level l
      join inventory_item i on i.id = l.inventory_item_id group by 1 having sum(l.reserved_quantity) > 0`),
  }
}
