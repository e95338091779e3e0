/**
 * What the control API answers, as its own functions say: page and server cannot drift apart. For
 * the type checker only; the browser never sees this file.
 */
import type { CallEntry, CallLog } from "../src/control/call-log.js"
import type { browseListings } from "../src/control/browse/listings.js"
import type { browseOrders } from "../src/control/browse/orders.js"
import type { createGrant, viewGrants } from "../src/control/grants.js"
import type { choices, viewLimits } from "../src/control/operations-view.js"
import type { viewCompetitors } from "../src/control/listings/competitors.js"
import type { viewSettings } from "../src/control/settings.js"
import type { viewCatalogue, viewListing, viewStatus } from "../src/control/views.js"
import type { FaultRule } from "../src/faults/faults.js"
import type { FeedRecord } from "../src/feeds/types.js"
import type { Delivery, NotificationsState } from "../src/notifications/types.js"
import type { Job } from "../src/processing/types.js"
import type { ReportRecord } from "../src/reports/types.js"
import type { tellTruth } from "../src/orders/truth.js"
import type { Child } from "./dom.js"

export type Status = ReturnType<typeof viewStatus>
export type Catalogue = ReturnType<typeof viewCatalogue>
export type OrderList = ReturnType<typeof browseOrders>
export type OrderRow = OrderList["orders"][number]
export type Order = ReturnType<typeof tellTruth>
export type ListingList = ReturnType<typeof browseListings>
export type ListingRow = ListingList["listings"][number]
export type Listing = ReturnType<typeof viewListing>
export type Limits = ReturnType<typeof viewLimits>
export type Grants = ReturnType<typeof viewGrants>
export type NewGrant = ReturnType<typeof createGrant>
export type Settings = ReturnType<typeof viewSettings>
export type Call = CallEntry
export interface Calls {
  operations: Record<string, CallCount>
  latest: number
  last: Call[]
}
type Summary = ReturnType<CallLog["summary"]>
export type CallCount = Summary[string]
export type Fault = FaultRule
export type Faults = ReturnType<typeof choices> & { faults: Fault[] }

export type { Job }
export interface FeedList {
  feeds: FeedRecord[]
}
export interface ReportList {
  reports: ReportRecord[]
}
export type Notifications = Pick<
  NotificationsState,
  "destinations" | "subscriptions" | "faults" | "sent" | "lost"
> & { onTheWay: Omit<Delivery, "body">[] }
export interface Queues {
  queues: { name: string; url: string; visible: number; hidden: number }[]
}
export type Competitors = ReturnType<typeof viewCompetitors>

/** One part of the page, made when its address is opened and refreshed while it is seen. */
export interface Screen {
  title: string
  nodes: Child[]
  refresh(): Promise<void>
}
