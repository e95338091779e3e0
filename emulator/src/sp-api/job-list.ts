import { invalidInput } from "../http/answer.js"
import { listOf } from "../http/request.js"
import type { Job } from "../processing/types.js"
import { readToken, writeToken } from "./paging.js"
import type { Call } from "./operations.js"

interface Listed extends Job {
  marketplaceIds: string[]
}

/** What a first page was asked for; the token carries it, as only the token may be given. */
interface Filter {
  types: string[]
  marketplaceIds: string[]
  statuses: string[]
  since: number
  until: number
  size: number
  offset: number
}

const DAY = 86_400_000

/**
 * One page of feeds or reports, newest first, and the token of the next. "nextToken: … Either
 * [types] or nextToken is required … If you specify nextToken, it must be the only parameter."
 */
export function listJobs<Entry extends Listed>(
  { emulator, request }: Call,
  entries: readonly Entry[],
  options: { typesName: string; typeOf: (entry: Entry) => string; days: number }
): { page: Entry[]; nextToken: string | null } {
  const now = emulator.clock.now()
  const secret = emulator.state.pagingSecret
  const filter = readFilter(request.query, options, now, secret)
  const matching = entries
    .filter(
      (entry) =>
        (filter.types.length === 0 || filter.types.includes(options.typeOf(entry))) &&
        (filter.statuses.length === 0 || filter.statuses.includes(entry.status)) &&
        (filter.marketplaceIds.length === 0 ||
          entry.marketplaceIds.some((id) => filter.marketplaceIds.includes(id))) &&
        entry.createdTime >= filter.since &&
        entry.createdTime <= filter.until
    )
    .sort((a, b) => b.createdTime - a.createdTime)
  const end = filter.offset + filter.size
  const cursor: Filter = { ...filter, offset: end }
  return {
    page: matching.slice(filter.offset, end),
    nextToken:
      end < matching.length
        ? writeToken(secret, { filters: options.typesName, issuedAt: now, cursor })
        : null,
  }
}

function readFilter(
  query: URLSearchParams,
  { typesName, days }: { typesName: string; days: number },
  now: number,
  secret: string
): Filter {
  const token = query.get("nextToken")
  if (token !== null) {
    if ([...query.keys()].length > 1) {
      throw invalidInput("nextToken must be the only parameter of the request.")
    }
    const page = readToken<Filter>(secret, token)
    if (page?.filters !== typesName) {
      throw invalidInput("nextToken is invalid.")
    }
    return page.cursor
  }
  const types = listOf(query, typesName)
  if (types.length === 0) {
    throw invalidInput(`Either ${typesName} or nextToken is required.`)
  }
  return {
    types,
    marketplaceIds: listOf(query, "marketplaceIds"),
    statuses: listOf(query, "processingStatuses"),
    since: instant(query, "createdSince") ?? now - days * DAY,
    // What is created while a client pages does not move its pages.
    until: instant(query, "createdUntil") ?? now,
    size: Number(query.get("pageSize") ?? 10),
    offset: 0,
  }
}

function instant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  return text === null ? null : Date.parse(text)
}
