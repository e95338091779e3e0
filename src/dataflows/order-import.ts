import { pollOrders } from "../workflows/orders/poll-orders"
import { previewOrders } from "../workflows/orders/preview-orders"
import { paceOf } from "../modules/amazon/lib/dataflow-defaults"
import type { DataflowDescriptor } from "./types"

/**
 * Reads new and changed orders of an account into the inbox and projects them into Medusa. Amazon
 * allows `searchOrders` once in 179 s after a burst of 20, hence three minutes. Units sold count in the
 * quantity from the inbox on, so orders are read while stock is sent, also of a store whose switch is
 * off: that only keeps them out of Medusa.
 */
export const orderImport: DataflowDescriptor = {
  ...paceOf("order-import"),
  dependsOn: [],
  neededBy: ["stock-update", "full-stock-update"],
  asksAmazon: true,
  run: pollOrders,
  dryRun: previewOrders,
  backlogSql: `select count(*)::int as backlog from amazon_order o
    where o.account_id = :account and (cast(:store as text) is null or o.store_id = :store)
      and o.state in ('received', 'importing') and o.deleted_at is null`,
}
