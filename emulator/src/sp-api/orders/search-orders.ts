import { toIso } from "../../core/clock.js"
import { invalidInput, ok, unauthorized } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import type { OrderRecord } from "../../orders/types.js"
import { filtersOf, readToken, writeToken } from "../paging.js"
import type { Call } from "../operations.js"
import { toldTo } from "./get-order.js"
import { readIncludedData } from "./included-data.js"

const TOKEN_LIFE_MS = 86_400_000
const MIN_AGE_MS = 120_000
const STATUSES = [
  "PENDING_AVAILABILITY",
  "PENDING",
  "UNSHIPPED",
  "PARTIALLY_SHIPPED",
  "SHIPPED",
  "CANCELLED",
  "UNFULFILLABLE",
]

type TimeKind = "created" | "lastUpdated"
interface Window {
  kind: TimeKind
  after: number
  before: number
}
/** The last order of a page; the window's end is fixed by the first page. */
interface Cursor {
  before: number
  time: number
  orderId: string
}

/**
 * `GET /orders/2026-01-01/orders`: the caller's orders in a window of creation or change, oldest
 * first, by pages. Throws InvalidInput 400 and Unauthorized 403 as Amazon documents them.
 */
export function searchOrders({ emulator, caller, request }: Call): Answer {
  const { query } = request
  const now = emulator.clock.now()
  const included = readIncludedData(query)
  const window = readWindow(query, now, emulator.searchLagMs)
  const marketplaceIds = listOf(query, "marketplaceIds")
  const own = new Set(caller.seller.marketplaces.map((entry) => entry.id))
  if (marketplaceIds.some((id) => !own.has(id))) {
    throw unauthorized("The seller does not sell in one of the given marketplaces.")
  }
  const statuses = readEnum(query, "fulfillmentStatuses", STATUSES)
  const fulfilledBy = readEnum(query, "fulfilledBy", ["MERCHANT", "AMAZON"])
  const size = readPageSize(query)
  const filters = filtersOf(query, "paginationToken")
  const secret = emulator.state.pagingSecret
  const cursor = readCursor(query.get("paginationToken"), secret, filters, now)
  const before = cursor?.before ?? window.before
  const timeOf = (order: OrderRecord) =>
    window.kind === "created" ? order.createdTime : order.lastUpdatedTime

  const matching = Object.values(emulator.state.orders)
    .filter(
      (order) =>
        order.sellerId === caller.seller.sellerId &&
        timeOf(order) >= window.after &&
        timeOf(order) <= before &&
        (marketplaceIds.length === 0 || marketplaceIds.includes(order.marketplaceId)) &&
        (statuses.length === 0 || statuses.includes(order.status)) &&
        (fulfilledBy.length === 0 || fulfilledBy.includes(order.fulfilledBy)) &&
        (!cursor || isAfter(timeOf(order), order.orderId, cursor))
    )
    .sort((a, b) => timeOf(a) - timeOf(b) || (a.orderId < b.orderId ? -1 : 1))
  const page = matching.slice(0, size)
  const last = page[page.length - 1]
  return ok({
    orders: page.map((order) => toldTo(emulator, order, included)),
    ...(last &&
      matching.length > size && {
        pagination: {
          nextToken: writeToken<Cursor>(secret, {
            filters,
            issuedAt: now,
            cursor: { before, time: timeOf(last), orderId: last.orderId },
          }),
        },
      }),
    [window.kind === "created" ? "createdBefore" : "lastUpdatedBefore"]: toIso(before),
  })
}

function readWindow(query: URLSearchParams, now: number, lagMs: number): Window {
  const given = (["created", "lastUpdated"] as const).filter((kind) => query.has(`${kind}After`))
  const [kind] = given
  if (given.length !== 1 || !kind) {
    throw invalidInput("Provide exactly one of createdAfter and lastUpdatedAfter.")
  }
  const other: TimeKind = kind === "created" ? "lastUpdated" : "created"
  if (query.has(`${other}Before`)) {
    throw invalidInput(`${other}Before may not be given together with ${kind}After.`)
  }
  const after = readInstant(query, `${kind}After`) as number
  const before = readInstant(query, `${kind}Before`)
  if (before !== null && before < after) {
    throw invalidInput(`${kind}Before must be equal to or after ${kind}After.`)
  }
  if (before !== null && before > now - MIN_AGE_MS) {
    throw invalidInput(`${kind}Before must be at least two minutes before the time of the request.`)
  }
  if (before === null && after > now) {
    throw invalidInput(`${kind}After must not be in the future.`)
  }
  return { kind, after, before: before ?? now - lagMs }
}

/** An ISO 8601 date or date-time in milliseconds; null when absent. Throws 400 when malformed. */
function readInstant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  if (text === null) {
    return null
  }
  const isIso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)
  const instant = isIso ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant)) {
    throw invalidInput(`${name} is not a date-time in ISO 8601 format.`)
  }
  return instant
}

function readEnum(query: URLSearchParams, name: string, allowed: readonly string[]): string[] {
  const values = listOf(query, name)
  const wrong = values.find((value) => !allowed.includes(value))
  if (wrong !== undefined) {
    throw invalidInput(`${name} has the unknown value ${wrong}; allowed: ${allowed.join(", ")}.`)
  }
  return values
}

function readPageSize(query: URLSearchParams): number {
  const text = query.get("maxResultsPerPage") ?? "100"
  const size = Number(text)
  if (!/^\d+$/.test(text) || size < 1 || size > 100) {
    throw invalidInput("maxResultsPerPage must be a whole number from 1 to 100.")
  }
  return size
}

function readCursor(
  token: string | null,
  secret: string,
  filters: string,
  now: number
): Cursor | null {
  if (token === null) {
    return null
  }
  const page = readToken<Cursor>(secret, token)
  if (!page || now - page.issuedAt > TOKEN_LIFE_MS) {
    throw invalidInput("paginationToken is invalid or has expired.")
  }
  if (page.filters !== filters) {
    throw invalidInput("paginationToken belongs to a request with other parameters.")
  }
  return page.cursor
}

function isAfter(time: number, orderId: string, cursor: Cursor): boolean {
  return time > cursor.time || (time === cursor.time && orderId > cursor.orderId)
}
