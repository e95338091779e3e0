import type { AmazonLogKind, DataflowId } from "../../types"

/** What the calls of a flow are about. */
export const FLOW_KINDS: Record<DataflowId, AmazonLogKind> = {
  "order-import": "orders",
  "order-status-update": "shipments",
  "stock-update": "stock",
  "full-stock-update": "stock",
  "listing-sync": "listings",
  notifications: "notifications",
}

const DAY_MS = 86_400_000

/** How far back the log is shown; the first is what is shown unless asked for more. */
export const LOG_PERIODS = ["day", "week", "month", "all"] as const

export type LogPeriod = (typeof LOG_PERIODS)[number]

const DAYS: Record<LogPeriod, number> = { day: 1, week: 7, month: 30, all: Infinity }

/** Where a period begins, as the API takes it; older than anything for all. */
export const beginningOf = (period: LogPeriod, now: number): string =>
  new Date(Math.max(0, now - DAYS[period] * DAY_MS)).toISOString()

/** The log of everything that was said about something, or with a request id. */
export const logOf = (q: string): string =>
  `/amazon/log?${new URLSearchParams({ q, time: "all" }).toString()}`

/** The log of a store, of all kinds or of one. */
export const logOfStore = (storeId: string, kind?: string): string =>
  `/amazon/log?${new URLSearchParams({ store: storeId, ...(kind && { kind }) }).toString()}`
