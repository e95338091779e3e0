import type { DataflowContext } from "../../dataflows/types"
import { changeSinceImport, type MoneyReading, type OrderFacts } from "../../domain/orders"
import { rows } from "../../modules/amazon/lib/knex"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

const BATCH_SIZE = 100

interface ChangedOrder {
  id: string
  store_id: string | null
  amazon_order_id: string
  amazon_status: string
  order_id: string
  last_updated_at: Date
  facts: OrderFacts
  /** As imported: from our own row, else from the Medusa order. */
  grand_total: string | null
  items: MoneyReading["items"] | null
}

type ReviewContext = Pick<DataflowContext, "amazon" | "account" | "count">

/**
 * Imported orders that Amazon changed since: the news goes to their timeline. A cancellation at Amazon
 * becomes a problem, as Medusa's cancel cannot be undone and stays a person's click; so does another
 * total or number of units than was imported, as the Medusa order is not changed by itself.
 */
export const reviewChangedOrders = async (context: ReviewContext): Promise<void> => {
  for (;;) {
    const changed = await listChanged(context)
    for (const order of changed) {
      await raiseProblems(context, order)
    }
    await crashPoint("orders.review_problems_raised")
    // After the problems: a kill in between leaves the orders changed, and they are seen to again.
    await markReviewed(context, changed)
    await crashPoint("orders.reviewed")
    if (changed.length) {
      context.count("reviewed", changed.length)
    }
    if (changed.length < BATCH_SIZE) {
      return
    }
  }
}

const listChanged = ({ amazon, account }: ReviewContext): Promise<ChangedOrder[]> =>
  rows<ChangedOrder>(
    amazon.db.knex,
    `select o.id, o.store_id, o.amazon_order_id, o.amazon_status, o.order_id, o.last_updated_at,
       o.facts, o.money->'items' as items,
       coalesce(o.money->>'grand_total', m.metadata->'amazon_money'->>'grand_total') as grand_total
     from amazon_order o left join "order" m on m.id = o.order_id
     where o.account_id = ? and o.state = 'imported' and o.projected_at < o.last_updated_at
       and o.deleted_at is null
     order by o.last_updated_at, o.id limit ?`,
    [account.id, BATCH_SIZE]
  )

const raiseProblems = async (
  { amazon, account }: ReviewContext,
  order: ChangedOrder
): Promise<void> => {
  const problem = {
    owner_id: order.store_id ?? account.id,
    subject: order.amazon_order_id,
    severity: "soon" as const,
  }
  const parameters = { order: order.amazon_order_id, order_id: order.order_id }
  if (order.amazon_status === "CANCELLED") {
    await amazon.problems.raise({ ...problem, code: "cancelled_at_amazon", parameters })
    return
  }
  const change = changeSinceImport(order, order.facts)
  if (change) {
    await amazon.problems.raise({
      ...problem,
      code: "changed_after_import",
      parameters: { ...parameters, ...change },
    })
  }
}

/** News that came meanwhile stays news; the timeline goes with the mark. */
const markReviewed = async ({ amazon }: ReviewContext, changed: ChangedOrder[]): Promise<void> => {
  await rows(
    amazon.db.knex,
    `with reviewed as (
       update amazon_order o set projected_at = r.last_updated_at, updated_at = now()
       from jsonb_to_recordset(cast(? as jsonb)) as r
         (id text, what text, parameters jsonb, last_updated_at timestamptz)
       where o.id = r.id and o.state = 'imported' and o.projected_at < r.last_updated_at
       returning o.id, r.what, r.parameters
     )
     insert into amazon_event (id, subject_id, what, parameters, at)
     select 'amzevt_' || replace(gen_random_uuid()::text, '-', ''), id, what,
       parameters, clock_timestamp() from reviewed`,
    [
      JSON.stringify(
        changed.map(({ id, amazon_status, last_updated_at }) => ({
          id,
          last_updated_at,
          what: "changed_at_amazon",
          parameters: { status: amazon_status },
        }))
      ),
    ]
  )
}
