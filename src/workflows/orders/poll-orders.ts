import { mustStop, type DataflowContext } from "../../dataflows/types"
import { AmazonApiError, type IncludedData, type SearchOrdersParameters } from "../../sp-api"
import { endOfReading, endOfWindow } from "../../domain/renewal"
import { importInbox } from "./import-inbox"
import { reviewChangedOrders } from "./review-changed-orders"
import { storeOrders } from "./store-orders"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

/** Amazon keeps two years; a first reading goes back this far. */
const FIRST_READING_DAYS = 30
/** Re-read what changed shortly before the cursor: Amazon's index is not updated in order. */
const OVERLAP_SECONDS = 300
const PAGE_SIZE = 100

/** What is read of an order, by whatever way it comes. */
export const INCLUDED: IncludedData[] = [
  "BUYER",
  "RECIPIENT",
  "PROCEEDS",
  "PROMOTION",
  "CANCELLATION",
  "FULFILLMENT",
  "PACKAGES",
  "TAX",
  "PAYMENT",
]

/**
 * `since`: per marketplace, up to when changes are stored, also of one that is away now. `page`: a reading under way, so that a
 * killed one goes on (Amazon's token lives 24 hours and wants the same filters).
 */
export interface OrderCursor {
  since?: Record<string, string>
  page?: {
    token: string
    after: string
    before?: string
    marketplaces: string[]
    until: string | null
  }
}

/** From when on changes are read: a little before the cursor, for the first time a month back. */
export const startOf = (cursor: OrderCursor, marketplaces: string[], now: Date): Date => {
  const first = now.getTime() - FIRST_READING_DAYS * 86_400_000
  const known = marketplaces.map((id) => {
    const since = cursor.since?.[id]
    return since ? Date.parse(since) - OVERLAP_SECONDS * 1000 : first
  })
  return new Date(Math.min(...known))
}

/** A step back to a marketplace that was away moves nobody else's cursor back. */
const movedOn = (
  { since = {} }: OrderCursor,
  marketplaces: string[],
  until: string
): Record<string, string> => ({
  ...since,
  ...Object.fromEntries(
    marketplaces.map((id) => [id, Date.parse(since[id]) > Date.parse(until) ? since[id] : until])
  ),
})

/**
 * Reads what changed at Amazon since the cursor, page by page into the inbox, and projects it. The
 * cursor moves only after what it covers is stored; a marketplace added later starts a reading of
 * its own past, which the inbox makes harmless for the others. After weeks without access the way back
 * is gone in steps, so that a stop costs one of them.
 */
export const pollOrders = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const { amazon, account, stores } = context
  const cursor = (context.cursor ?? {}) as OrderCursor
  const marketplaces = stores.map((store) => store.marketplace_id).sort()
  const client = await amazon.client(account.id)

  // What an earlier slice stored comes first, so that a long reading does not hold it up.
  await importInbox(context)

  const resumed = cursor.page?.marketplaces.join() === marketplaces.join() ? cursor.page : undefined
  const after = resumed?.after ?? startOf(cursor, marketplaces, new Date()).toISOString()
  const end = cursor.since && !resumed ? endOfWindow(new Date(after), amazon.now()) : null
  let before = resumed?.before ?? end?.toISOString()
  let token = resumed?.token
  let until = resumed?.until ?? null
  let read: OrderCursor = cursor

  do {
    if (mustStop(context)) {
      return { complete: false }
    }
    const search = () => {
      const query: SearchOrdersParameters = {
        lastUpdatedAfter: after,
        ...(before ? { lastUpdatedBefore: before } : {}),
        marketplaceIds: marketplaces,
        maxResultsPerPage: PAGE_SIZE,
        includedData: INCLUDED,
        ...(token ? { paginationToken: token } : {}),
      }
      return client.orders.searchOrders(query, { signal: context.signal })
    }
    const page = await search().catch(async (error: unknown) => {
      const refused = error instanceof AmazonApiError && error.kind === "invalid_input"
      if (refused && token) {
        // The token is too old: the window is read again from its start at the next run.
        await context.saveCursor({ since: cursor.since ?? {} })
      } else if (refused && before) {
        // By Amazon's clock the window has not ended: then there is but one, until now.
        before = undefined
        return search()
      }
      throw error
    })
    await crashPoint("orders.page_read")
    // Only up to when the *first* page was answered is everything certain to be on these pages.
    until ??= endOfReading(page.lastUpdatedBefore, before)
    const stored = await storeOrders(context, page.orders, "poll")
    await crashPoint("orders.page_stored")
    context.count("read", page.orders.length)
    context.count("new", stored.created)
    context.count("changed", stored.updated)
    token = page.pagination?.nextToken
    read = token
      ? { since: cursor.since ?? {}, page: { token, after, before, marketplaces, until } }
      : { since: movedOn(cursor, marketplaces, until ?? after) }
    await context.saveCursor({ ...read })
    await importInbox(context)
  } while (token)
  // Never again from where it stood, whatever Amazon says of its end.
  const moved = Date.parse(until ?? after) - Date.parse(after) > OVERLAP_SECONDS * 1000
  if ((moved && before) || resumed) {
    // One that was taken up holds what changed until its first page: that may have been long ago.
    return pollOrders({ ...context, cursor: { ...read } })
  }

  await reviewChangedOrders(context)
  return { complete: true }
}
