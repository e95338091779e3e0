import { compareAllStock } from "../workflows/stock/compare-all-stock"
import { paceOf } from "../modules/amazon/lib/dataflow-defaults"
import { previewStock } from "../workflows/stock/preview-stock"
import { SENDING_STOCK } from "./sending-stock"
import type { DataflowDescriptor } from "./types"

/** Compares every linked seller SKU with what Amazon is expected to have: catches what no event told. */
export const fullStockUpdate: DataflowDescriptor = {
  ...paceOf("full-stock-update"),
  dependsOn: ["listing-sync"],
  needsCare: SENDING_STOCK,
  run: compareAllStock,
  dryRun: previewStock("all"),
  backlogSql: `select 0 as backlog where :account is not null and cast(:store as text) is distinct from ''`,
}
