import { syncListings } from "../workflows/listings/sync-listings"
import { previewListings } from "../workflows/listings/preview-listings"
import { paceOf } from "../modules/amazon/lib/dataflow-defaults"
import type { DataflowDescriptor } from "./types"

/** Reads a store's listings at Amazon and links them to variants. */
export const listingSync: DataflowDescriptor = {
  ...paceOf("listing-sync"),
  dependsOn: [],
  asksAmazon: true,
  run: syncListings,
  dryRun: previewListings,
  backlogSql: `select count(*)::int as backlog from amazon_listing l
    join amazon_sku s on s.account_id = l.account_id and s.seller_sku = l.seller_sku and s.deleted_at is null
    where l.store_id = :store and l.deleted_at is null and s.variant_id is null
      and s.linked_by is distinct from 'manual'`,
}
