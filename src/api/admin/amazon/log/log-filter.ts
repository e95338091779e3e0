import type { LogFilter } from "../../../../modules/amazon/services/overview-log"

const DAY_MS = 86_400_000

/** The filters of a request as they came. */
export type AskedFilters = Omit<LogFilter, "outcome"> & { result?: LogFilter["outcome"] }

/** What is looked for; without a beginning, the last 24 hours. */
export const toLogFilter = (
  { result, q, from, ...others }: AskedFilters,
  now = new Date()
): LogFilter => {
  const end = others.to ? new Date(others.to) : now
  return {
    ...others,
    ...(result && { outcome: result }),
    ...(q?.trim() && { q: q.trim() }),
    from: from ?? new Date(end.getTime() - DAY_MS).toISOString(),
  }
}
