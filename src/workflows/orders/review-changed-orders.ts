import type { DataflowContext } from "../../dataflows/types"
import { rows } from "../../modules/amazon/lib/knex"

interface ChangedOrder {
  id: string
  store_id: string | null
  amazon_order_id: string
  amazon_status: string
  order_id: string
}

/**
 * Imported orders that Amazon changed since: the news goes to their timeline, and a cancellation at
 * Amazon becomes a problem, as Medusa's cancel cannot be undone and stays a person's click.
 */
export const reviewChangedOrders = async ({
  amazon,
  account,
  count,
}: Pick<DataflowContext, "amazon" | "account" | "count">): Promise<void> => {
  const changed = await rows<ChangedOrder>(
    amazon.db.knex,
    `update amazon_order o set projected_at = o.last_updated_at, updated_at = now()
     where o.account_id = ? and o.state = 'imported' and o.projected_at < o.last_updated_at
       and o.deleted_at is null
     returning o.id, o.store_id, o.amazon_order_id, o.amazon_status, o.order_id`,
    [account.id]
  )
  await amazon.events.add(
    changed.map((order) => ({
      subject_id: order.id,
      what: "changed_at_amazon",
      parameters: { status: order.amazon_status },
    }))
  )
  for (const order of changed.filter(({ amazon_status }) => amazon_status === "CANCELLED")) {
    await amazon.problems.raise({
      owner_id: order.store_id ?? account.id,
      code: "cancelled_at_amazon",
      subject: order.amazon_order_id,
      severity: "soon",
      parameters: { order: order.amazon_order_id, order_id: order.order_id },
    })
  }
  if (changed.length) {
    count("reviewed", changed.length)
  }
}
