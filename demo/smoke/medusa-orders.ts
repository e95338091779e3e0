import { withClient } from "../lib/database"
import type { Client } from "../lib/http"

/** A Medusa order of the channel "Amazon", read from the tables: amounts are exact decimal texts. */
export interface MedusaOrder {
  id: string
  displayId: string
  currency: string
  /** `raw_current_order_total` of the newest summary. */
  total: string
  /** Sum of the captured amounts of its payment collections. */
  captured: string
}

export async function medusaOrders(databaseUrl: string): Promise<MedusaOrder[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<MedusaOrder>(
      `select o.id, coalesce(o.custom_display_id, o.display_id::text) as "displayId",
              upper(o.currency_code) as currency,
              coalesce(s.totals->'raw_current_order_total'->>'value',
                       s.totals->>'current_order_total', 'none') as total,
              coalesce(p.captured, 0)::text as captured
         from "order" o
         join sales_channel c on c.id = o.sales_channel_id and c.name = 'Amazon'
         left join lateral (
           select totals from order_summary where order_id = o.id and deleted_at is null
            order by version desc limit 1) s on true
         left join lateral (
           select sum((pc.raw_captured_amount->>'value')::numeric) as captured
             from order_payment_collection l
             join payment_collection pc on pc.id = l.payment_collection_id and pc.deleted_at is null
            where l.order_id = o.id and l.deleted_at is null) p on true
        where o.deleted_at is null and not o.is_draft_order`
    )
    return rows
  })
}

/** What a person reads: totals of the same orders through Medusa's admin API, by order id. */
export async function totalsByApi(admin: Client): Promise<Map<string, string>> {
  const totals = new Map<string, string>()
  const page = 100
  for (let offset = 0; ; offset += page) {
    const { orders, count } = await admin.get<{
      orders: { id: string; total: number }[]
      count: number
    }>(`/admin/orders?fields=id,total&limit=${page}&offset=${offset}&order=id`)
    for (const order of orders) totals.set(order.id, String(order.total))
    if (orders.length === 0 || offset + page >= count) return totals
  }
}
