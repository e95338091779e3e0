import { confirmShipments } from "../workflows/shipments/confirm-shipments"
import { previewShipments } from "../workflows/shipments/preview-shipments"
import { paceOf } from "../modules/amazon/lib/dataflow-defaults"
import type { DataflowDescriptor } from "./types"

/** Tells Amazon of shipments made in Medusa, with carrier and tracking number. */
export const orderStatusUpdate: DataflowDescriptor = {
  ...paceOf("order-status-update"),
  dependsOn: ["order-import"],
  run: confirmShipments,
  dryRun: previewShipments,
  backlogSql: `select count(*)::int as backlog from amazon_outbox o
    where o.account_id = :account and (cast(:store as text) is null or o.store_id = :store)
      and o.kind = 'shipment' and o.state in ('waiting', 'sending') and o.deleted_at is null`,
}
