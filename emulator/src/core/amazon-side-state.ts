import type { Documents } from "../documents/types.js"
import type { Feeds } from "../feeds/types.js"
import type { RefundRecord } from "../finances/types.js"
import { emptyNotifications } from "../notifications/types.js"
import type { NotificationsState } from "../notifications/types.js"
import { usualBehaviour } from "../orders/behaviour.js"
import type { OrderBehaviour } from "../orders/behaviour.js"
import type { FateRule } from "../processing/types.js"
import type { ReportFormat, Reports, Schedules, Volume } from "../reports/types.js"
import { DEFAULT_QUEUE, newQueue } from "../sqs/queues.js"
import type { Queues } from "../sqs/types.js"

/** What goes on at Amazon beside orders and listings: feeds, reports, notifications, money. */
export interface AmazonSideState {
  /** The last running number given; see `nextNumber`. */
  lastNumber: number
  documents: Documents
  feeds: Feeds
  reports: Reports
  reportSchedules: Schedules
  /** Exceptions from the usual charsets, the first that fits counts. */
  reportFormats: ReportFormat[]
  /** Reports to be made with many rows. */
  reportVolumes: Volume[]
  /** Jobs that are to end otherwise than they would. */
  fates: FateRule[]
  refunds: RefundRecord[]
  orderBehaviour: OrderBehaviour
  notifications: NotificationsState
  queues: Queues
}

export function emptyAmazonSide(): AmazonSideState {
  return {
    lastNumber: 500_000_000,
    documents: {},
    feeds: {},
    reports: {},
    reportSchedules: {},
    reportFormats: [],
    reportVolumes: [],
    fates: [],
    refunds: [],
    orderBehaviour: usualBehaviour(),
    notifications: emptyNotifications(),
    queues: { [DEFAULT_QUEUE]: newQueue(DEFAULT_QUEUE) },
  }
}
