import { parseAttributeSource, readListing, type ReadListing } from "../../domain/listings"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { importInbox } from "../orders/import-inbox"
import { linkListings } from "./link-listings"

const PAGE_SIZE = 20

interface ListingCursor {
  page?: { token: string; startedAt: string }
}

/**
 * Reads a store's listings page by page: what Amazon says of each is kept, its seller SKU is linked to
 * a variant by the store's attribute map, and orders held for an unknown SKU that is now linked are
 * tried again. What nothing finds stays unmatched and visible.
 */
export const syncListings = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const { amazon, account, stores } = context
  const [store] = stores
  const client = await amazon.client(account.id)
  const cursor = (context.cursor ?? {}) as ListingCursor
  const startedAt = cursor.page ? new Date(cursor.page.startedAt) : new Date()
  let token = cursor.page?.token
  const requeued = new Set<string>()

  do {
    if (mustStop(context)) {
      return { complete: false }
    }
    const page = await client.listings.searchListingsItems(
      {
        sellerId: account.selling_partner_id,
        marketplaceIds: [store.marketplace_id],
        includedData: ["summaries", "attributes", "offers", "fulfillmentAvailability", "issues"],
        pageSize: PAGE_SIZE,
        sortBy: "sku",
        sortOrder: "ASC",
        ...(token ? { pageToken: token } : {}),
      },
      { signal: context.signal }
    )
    const listings = page.items.map((item) => readListing(item, store.marketplace_id))
    await keepListings(context, listings)
    const linked = await linkListings(context.container, account.id, listings, attributeMap(store))
    linked.forEach((sku) => requeued.add(sku))
    context.count("read", listings.length)
    context.count("linked", linked.length)
    token = page.pagination?.nextToken
    await context.saveCursor(token ? { page: { token, startedAt: startedAt.toISOString() } } : {})
  } while (token)

  context.count("gone", await amazon.listings.removeUnseen(store.id, startedAt))
  if (requeued.size) {
    const orders = await amazon.inbox.requeue({
      accountId: account.id,
      sellerSkus: [...requeued],
    })
    if (orders.length) {
      await importInbox(context)
    }
  }
  return { complete: true }
}

const attributeMap = (store: DataflowContext["stores"][number]) =>
  (store.attribute_map as unknown as { identifier: string; source: string }[]).flatMap((entry) => {
    const source = parseAttributeSource(entry.source)
    return source ? [{ identifier: entry.identifier, source }] : []
  })

const keepListings = async (
  { amazon, account, stores }: DataflowContext,
  listings: ReadListing[]
): Promise<void> => {
  await amazon.listings.upsert(
    stores[0].id,
    account.id,
    listings.map(({ fulfilment: _f, quantity: _q, lead_time_days: _l, ...listing }) => listing)
  )
  await amazon.offerItems.upsertRead(
    account.id,
    listings.map(({ seller_sku, fulfilment, product_type, lead_time_days, quantity }) => ({
      seller_sku,
      fulfilment,
      product_type,
      lead_time_days,
      quantity,
    }))
  )
}
