import type { Feed, ProcessingStatus, Report } from "../types"

/*
 * Feeds and reports are done after seconds or hours. Nothing here waits: the caller stores when to
 * look again and looks then. Notifications (FEED_ and REPORT_PROCESSING_FINISHED) make it sooner.
 */

const FIRST_POLL_MS = 15_000
const LONGEST_POLL_MS = 10 * 60_000
/** Feeds were seen to wait for eight hours (selling-partner-api-models#657). */
const OVERDUE_MS = 8 * 60 * 60_000

export type Progress =
  /** Look again at `pollAt`. `isOverdue`: longer than Amazon takes on its worst days. */
  | { state: "running"; pollAt: Date; isOverdue: boolean }
  /** Of a feed: its processing report tells which messages succeeded. */
  | { state: "done"; documentId: string | null }
  /** A report without data, or one that was cancelled: Amazon does not tell which. */
  | { state: "cancelled" }
  /** Some, none or all of a feed's messages may have been executed; the document may tell why. */
  | { state: "failed"; documentId: string | null }

/** What the caller has to do about a feed. */
export function feedProgress(feed: Feed, now: Date): Progress {
  return progress(feed.processingStatus, feed.createdTime, feed.resultFeedDocumentId, now)
}

/** What the caller has to do about a report. */
export function reportProgress(report: Report, now: Date): Progress {
  return progress(report.processingStatus, report.createdTime, report.reportDocumentId, now)
}

/** Whether nothing will change any more. A status that is not known is taken for running. */
export function isFinished(status: ProcessingStatus): boolean {
  return status === "DONE" || status === "CANCELLED" || status === "FATAL"
}

/** After a tenth of its age, at least 15 seconds and at most 10 minutes: about 50 polls in 8 hours. */
export function nextPollAt(createdTime: string, now: Date): Date {
  const age = ageMs(createdTime, now)
  const wait = Math.min(LONGEST_POLL_MS, Math.max(FIRST_POLL_MS, age / 10))
  return new Date(now.getTime() + Math.ceil(wait))
}

function progress(
  status: ProcessingStatus,
  createdTime: string,
  documentId: string | undefined,
  now: Date
): Progress {
  if (status === "DONE") return { state: "done", documentId: documentId ?? null }
  if (status === "CANCELLED") return { state: "cancelled" }
  if (status === "FATAL") return { state: "failed", documentId: documentId ?? null }
  const isOverdue = ageMs(createdTime, now) > OVERDUE_MS
  return { state: "running", pollAt: nextPollAt(createdTime, now), isOverdue }
}

/** 0 for a time that is in the future or unreadable: clocks differ. */
function ageMs(createdTime: string, now: Date): number {
  const age = now.getTime() - Date.parse(createdTime)
  return Number.isNaN(age) ? 0 : Math.max(0, age)
}
