import { readListing } from "../../domain/listings"
import { mustStop, type DataflowContext, type StoreRow } from "../../dataflows/types"
import { AmazonApiError, type SpApiClient } from "../../sp-api"
import type { ListingChangeFact } from "../../sp-api/notifications"
import type { WaitingSubject } from "../../modules/amazon/services/notifications"
import { linkListings } from "../listings/link-listings"
import { attributeMap, INCLUDED, keepListings } from "../listings/sync-listings"
import { importInbox } from "../orders/import-inbox"

/** Amazon is away, or cannot answer for one listing. */
const MAYBE_OF_ONE = ["server", "network"]
const TYPES = ["LISTINGS_ITEM_STATUS_CHANGE", "LISTINGS_ITEM_ISSUES_CHANGE"]
/** More seller SKUs at once than these are read page by page with all others. */
const STORM = 40
/** A listing of which Amazon's answer failed so often is left to a reading of all. */
const ATTEMPTS = 10
/** A reading of all listings is not begun again so soon. */
const SYNC_PAUSE_MS = 10 * 60_000

/**
 * Listings that Amazon says have changed are read again, one call per seller SKU and country however
 * many messages there are; many at once are left to an earlier reading of all listings.
 */
export const applyListingChanges = async (context: DataflowContext): Promise<void> => {
  const { amazon, account } = context
  const told = await amazon.notifications.waiting(account.id, TYPES, STORM)
  if (!told.length) {
    return
  }
  const storm = (await amazon.notifications.countWaiting(account.id, TYPES)) > STORM
  const client = await amazon.client(account.id)
  for (const subject of told) {
    if (mustStop(context)) {
      return
    }
    const stores = storesOf(context, subject)
    const left = storm || !(await reread(context, client, subject, stores))
    if (left) {
      await leaveToSync(context, stores)
      context.count("left_to_sync")
    }
    await amazon.notifications.settle(subject.ids, left ? "left_to_sync" : "read")
  }
  // A listing that is linked now may be what held orders wait for.
  if (await amazon.requeue.linked(account.id)) {
    await importInbox(context)
  }
}

/** Of the countries told of; of all where a message does not say. */
const storesOf = ({ stores }: DataflowContext, { facts }: WaitingSubject): StoreRow[] => {
  const told = facts.map((fact) => (fact as unknown as ListingChangeFact).marketplaceId)
  return stores.filter(({ marketplace_id }) => told.includes(null) || told.includes(marketplace_id))
}

/**
 * @returns false when Amazon's limit does not allow it now, or the listing is not there.
 * @throws what is about more than the listing; where that is not certain it comes last next time.
 */
const reread = async (
  context: DataflowContext,
  client: SpApiClient,
  { subject: sku, ids, attempts }: WaitingSubject,
  stores: StoreRow[]
): Promise<boolean> => {
  const { amazon, account, container, signal } = context
  for (const store of stores) {
    try {
      const item = await client.listings.getListingsItem(
        {
          sellerId: account.selling_partner_id,
          sku,
          marketplaceIds: [store.marketplace_id],
          includedData: INCLUDED,
        },
        { signal }
      )
      const listing = readListing(item, store.marketplace_id)
      await keepListings({ ...context, stores: [store] }, [listing])
      await linkListings(container, account.id, [listing], attributeMap(store))
      context.count("read")
    } catch (error) {
      // That a listing is gone is believed of a complete reading only.
      const bearable = ["throttled", "not_found", "invalid_input", "unexpected_answer"]
      if (error instanceof AmazonApiError && bearable.includes(error.kind)) {
        return false
      }
      if (error instanceof AmazonApiError && MAYBE_OF_ONE.includes(error.kind)) {
        if (attempts + 1 >= ATTEMPTS) {
          return false
        }
        await amazon.notifications.postpone(ids, 0)
      }
      throw error
    }
  }
  return true
}

const leaveToSync = async ({ amazon }: DataflowContext, stores: StoreRow[]): Promise<void> => {
  for (const { id } of stores) {
    const sync = await amazon.dataflows.get(id, "listing-sync")
    const last = sync?.last_run_at ? new Date(sync.last_run_at).getTime() : 0
    if (Date.now() - last > SYNC_PAUSE_MS) {
      await amazon.dataflows.hasten([id], "listing-sync")
    }
  }
}
