/**
 * Named points in the effects where a test may let a process die, beside real kills, so that thousands
 * of deaths fit into a few minutes (docs/crash-safety.md). Without a listener they do nothing.
 */
export const CRASH_POINTS = [
  // A slice of a flow under its lease.
  "lease.taken",
  "lease.work_done",
  "flow.started",
  "flow.cursor_saved",
  "flow.worked",
  "flow.finished",
  // Amazon's answer into the inbox; those of the transaction are before its commit.
  "orders.page_read",
  "inbox.orders_stored",
  "inbox.lines_stored",
  "inbox.buyers_stored",
  "inbox.sold_units_counted",
  "inbox.before_commit",
  "orders.page_stored",
  // A notification from the queue, and what it asks for.
  "notifications.stored",
  "notifications.orders_read",
  "notifications.orders_stored",
  // The inbox into Medusa.
  "orders.claimed",
  "orders.projected",
  "orders.settled",
  "orders.made_orders_read",
  "orders.created",
  "orders.display_ids_set",
  "orders.attached",
  "orders.collections_created",
  "orders.collections_linked",
  "orders.sessions_created",
  "orders.payments_created",
  "orders.captures_created",
  "orders.transactions_added",
  "orders.linked",
  "orders.reservations_planned",
  "orders.inventory_locked",
  "orders.reserved",
  "orders.inventory_unlocked",
  "orders.marked_reserved",
  "orders.completion_problems_raised",
  "inbox.state_completed",
  "inbox.lines_linked",
  "inbox.before_completion_commit",
  "orders.completed",
  "orders.imported",
  "orders.event_emitted",
  "orders.announced",
  "orders.review_problems_raised",
  "orders.reviewed",
  // A parcel to Amazon.
  "shipments.collected",
  "shipments.claimed",
  "shipments.confirmed",
  "shipments.timeline_told",
  "shipments.settled",
  // A stock change to Amazon.
  "stock.heard",
  "stock.marked",
  "stock.facts_read",
  "stock.decisions_saved",
  "stock.intents_enqueued",
  "stock.before_commit",
  "stock.decided",
  "stock.claimed",
  "stock.answer_received",
  "stock.accepted",
  "stock.forgotten",
  "stock.settled",
  "stock.handling_time_checked",
] as const

export type CrashPoint = (typeof CRASH_POINTS)[number]

/** Never answers when the process is to have died there. */
export type CrashListener = (point: CrashPoint) => Promise<void> | undefined

let listener: CrashListener | undefined

/** For tests only; undefined ends it. */
export const listenToCrashPoints = (next: CrashListener | undefined): void => {
  listener = next
}

/** Await it: a listener lets the work end here by never answering. */
export const crashPoint = (point: CrashPoint): Promise<void> | undefined => listener?.(point)
