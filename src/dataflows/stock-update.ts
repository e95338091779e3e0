import { drainStock } from "../workflows/stock/drain-stock"
import { paceOf } from "../modules/amazon/lib/dataflow-defaults"
import { previewStock } from "../workflows/stock/preview-stock"
import { SENDING_STOCK } from "./sending-stock"
import type { DataflowDescriptor } from "./types"

/** Decides marked seller SKUs anew and sends what differs. Started by changes; the interval is the net. */
export const stockUpdate: DataflowDescriptor = {
  ...paceOf("stock-update"),
  dependsOn: ["listing-sync"],
  needsCare: SENDING_STOCK,
  run: drainStock,
  dryRun: previewStock("marked"),
  backlogSql: `select (select count(*) from amazon_sku s where s.account_id = :account
      and s.dirty_at is not null and s.deleted_at is null
      and (cast(:store as text) is null or exists (select 1 from amazon_listing l
        where l.store_id = :store and l.seller_sku = s.seller_sku and l.deleted_at is null)))::int
    + (select count(*) from amazon_outbox o where o.account_id = :account and o.kind = 'quantity'
      and o.state in ('waiting', 'sending') and o.deleted_at is null)::int as backlog`,
}
