import { parseAttributeSource, readListing, type ReadListing } from "../../domain/listings"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import {
  AmazonApiError,
  type ItemSearchResults,
  type SearchListingsItemsParameters,
  type SpApiClient,
} from "../../sp-api"
import { importInbox } from "../orders/import-inbox"
import { linkListings } from "./link-listings"

const PAGE_SIZE = 20

/** What is read of a listing, by whatever way it comes. */
export const INCLUDED: NonNullable<SearchListingsItemsParameters["includedData"]> = [
  "summaries",
  "attributes",
  "offers",
  "fulfillmentAvailability",
  "issues",
]

interface Reading {
  /** By the database's clock. */
  startedAt: string
  /** How many listings Amazon says there are. */
  total: number
  /** Page of the present search; none: its first. */
  token?: string
  /** The present search is for listings created since then. */
  createdAfter?: string
  /** Creation of the newest listing read. */
  latest?: string
}

interface ListingCursor {
  reading?: Reading
}

/**
 * Reads a store's listings page by page, oldest first: what Amazon says of each is kept, its seller
 * SKU is linked to a variant by the store's attribute map, and orders held for an unknown SKU that is
 * now linked are tried again. What nothing finds stays unmatched and visible. One search pages through
 * at most 1,000 listings, so another one goes on from the newest read. Listings not shown are taken
 * for gone only when as many were read as Amazon says there are.
 */
export const syncListings = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const { amazon, account, stores } = context
  const [store] = stores
  const client = await amazon.client(account.id)
  const cursor = (context.cursor ?? {}) as ListingCursor
  let reading: Reading | null = cursor.reading ?? {
    startedAt: (await amazon.listings.now()).toISOString(),
    total: 0,
  }
  const startedAt = new Date(reading.startedAt)
  let read = 0
  let total = 0

  while (reading) {
    if (mustStop(context)) {
      return { complete: false }
    }
    const page = await readPage(context, client, reading)
    const listings = page.items.map((item) => readListing(item, store.marketplace_id))
    await keepListings(context, listings)
    const linked = await linkListings(context.container, account.id, listings, attributeMap(store))
    context.count("read", listings.length)
    context.count("linked", linked.length)
    reading = {
      ...reading,
      total: reading.createdAfter ? reading.total : Math.max(reading.total, page.numberOfResults),
      token: page.pagination?.nextToken,
      latest: createdOf(page) ?? reading.latest,
    }
    total = reading.total
    if (!reading.token) {
      read = await amazon.listings.countSeen(store.id, startedAt)
      reading = read < total ? searchOn(reading) : null
    }
    await context.saveCursor(reading ? { reading } : {})
  }

  if (read < total) {
    await amazon.problems.raise({
      owner_id: store.id,
      code: "listings_not_all_read",
      severity: "blocks_selling",
      parameters: { read, total },
    })
  } else {
    await amazon.problems.resolve(store.id, "listings_not_all_read")
    context.count("gone", await amazon.listings.removeUnseen(store.id, startedAt))
  }
  // Here it is seen that a listing is gone or Amazon's; what else ends a refusal is noticed with it.
  await amazon.stock.resolveRefused(account.id)
  // By what is linked now, not by what this slice linked: an earlier one may have been cut off.
  if (await amazon.requeue.linked(account.id)) {
    await importInbox(context)
  }
  return { complete: true }
}

const readPage = async (
  context: DataflowContext,
  client: SpApiClient,
  reading: Reading
): Promise<ItemSearchResults> => {
  const { account, stores } = context
  try {
    return await client.listings.searchListingsItems(
      {
        sellerId: account.selling_partner_id,
        marketplaceIds: [stores[0].marketplace_id],
        includedData: INCLUDED,
        pageSize: PAGE_SIZE,
        sortBy: "createdDate",
        sortOrder: "ASC",
        ...(reading.createdAfter ? { createdAfter: reading.createdAfter } : {}),
        ...(reading.token ? { pageToken: reading.token } : {}),
      },
      { signal: context.signal }
    )
  } catch (error) {
    if (reading.token && error instanceof AmazonApiError && error.kind === "invalid_input") {
      // A page's token does not live for ever: the next run reads from the beginning.
      await context.saveCursor({})
    }
    throw error
  }
}

/** Creation of the last listing of a page that tells it. */
const createdOf = (page: ItemSearchResults): string | undefined =>
  page.items.flatMap((item) => item.summaries?.[0]?.createdDate ?? []).at(-1)

/** The search for what the ended one did not show; null when it would only show the same again. */
const searchOn = ({ startedAt, total, createdAfter, latest }: Reading): Reading | null =>
  latest && latest !== createdAfter ? { startedAt, total, createdAfter: latest, latest } : null

export const attributeMap = (store: DataflowContext["stores"][number]) =>
  (store.attribute_map as unknown as { identifier: string; source: string }[]).flatMap((entry) => {
    const source = parseAttributeSource(entry.source)
    return source ? [{ identifier: entry.identifier, source }] : []
  })

/** Listings of one store, and the offer items they are. */
export const keepListings = async (
  { amazon, account, stores }: Pick<DataflowContext, "amazon" | "account" | "stores">,
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
