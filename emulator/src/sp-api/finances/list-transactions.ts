import { ledgerOf } from "../../finances/ledger.js"
import type { LedgerEntry } from "../../finances/ledger.js"
import { presentTransaction, statusOf } from "../../finances/present.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { filtersOf, readToken, writeToken } from "../paging.js"
import type { Call } from "../operations-types.js"

const PAGE_SIZE = 100
const MIN_AGE_MS = 120_000
const LONGEST_MS = 180 * 86_400_000

interface Cursor {
  before: number
  offset: number
}

/**
 * `GET /finances/2024-06-19/transactions`: what was posted in a window, oldest first, or for one
 * order. "If PostedAfter and PostedBefore are more than 180 days apart, the response is empty."
 */
export function listTransactions({ emulator, caller, request }: Call): Answer {
  const { query } = request
  const now = emulator.clock.now()
  const cursor = readCursor(emulator.state.pagingSecret, query)
  const order = readOrder(query)
  const after = instant(query, "postedAfter")
  if (after === null && order === null) {
    throw invalidInput("postedAfter is required without a related identifier.")
  }
  const before = cursor?.before ?? instant(query, "postedBefore") ?? now - MIN_AGE_MS
  if (after !== null && (after > now - MIN_AGE_MS || after > before)) {
    throw invalidInput("postedAfter must be before postedBefore and two minutes in the past.")
  }
  const tooLong = after !== null && before - after > LONGEST_MS
  const marketplaceId = query.get("marketplaceId")
  const status = query.get("transactionStatus")
  const wanted = (entry: LedgerEntry) =>
    (order === null || entry.order.orderId === order) &&
    (after === null || entry.postedAt >= after) &&
    entry.postedAt < before &&
    (marketplaceId === null || entry.order.marketplaceId === marketplaceId) &&
    (status === null || statusOf(entry, now) === status)
  const found = tooLong ? [] : ledgerOf(emulator, caller.seller.sellerId).filter(wanted)
  const offset = cursor?.offset ?? 0
  const next = offset + PAGE_SIZE
  const filters = filtersOf(query, "nextToken")
  const page = { filters, issuedAt: now, cursor: { before, offset: next } }
  return ok({
    payload: {
      transactions: found.slice(offset, next).map((entry) => presentTransaction(entry, now)),
      ...(next < found.length && { nextToken: writeToken(emulator.state.pagingSecret, page) }),
    },
  })
}

function readCursor(secret: string, query: URLSearchParams): Cursor | null {
  const token = query.get("nextToken")
  if (token === null) {
    return null
  }
  const page = readToken<Cursor>(secret, token)
  if (page?.filters !== filtersOf(query, "nextToken")) {
    throw invalidInput("nextToken is invalid, or belongs to a request with other parameters.")
  }
  return page.cursor
}

/** "FINANCIAL_EVENT_GROUP_ID and ORDER_ID are the only [ones] with filtering capabilities". */
function readOrder(query: URLSearchParams): string | null {
  const [name, value] = [query.get("relatedIdentifierName"), query.get("relatedIdentifierValue")]
  if ((name === null) !== (value === null)) {
    throw invalidInput("relatedIdentifierName and relatedIdentifierValue belong together.")
  }
  if (name !== null && name !== "ORDER_ID" && name !== "FINANCIAL_EVENT_GROUP_ID") {
    throw invalidInput(`relatedIdentifierName ${name} cannot be filtered by.`)
  }
  return value
}

function instant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  return text === null ? null : Date.parse(text)
}
