import { createResult } from "../documents/documents.js"
import type { Emulator } from "../emulator.js"
import { accountIdOf } from "../notifications/account-events.js"
import { end, isOpen, moveOn, nextStep, orEnd } from "../processing/jobs.js"
import { isOrderFeed, LISTINGS_FEED } from "./feed-types.js"
import { processListingsFeed } from "./listings-feed.js"
import { processOrderFeed } from "./order-feed.js"
import type { FeedRecord, Processed } from "./types.js"

/** Feeds on their way; tells when the next one moves. */
export function runFeeds(emulator: Emulator, now: number): number | null {
  const open = Object.values(emulator.state.feeds).filter(isOpen)
  for (const feed of open) {
    const before = feed.status
    if (moveOn(feed, now)) {
      orEnd(feed, () => finish(emulator, feed))
    }
    if (feed.status !== before) {
      emulator.changed()
    }
  }
  const next = open.map(nextStep).filter((instant): instant is number => instant !== null)
  return next.length > 0 ? Math.min(...next) : null
}

function finish(emulator: Emulator, feed: FeedRecord): void {
  const { status, report } = work(emulator, feed)
  if (report) {
    const { id } = createResult(emulator, {
      ...{ sellerId: feed.sellerId, contentType: report.contentType },
      ...{ gzip: true, bytes: Buffer.from(report.text, "utf8") },
    })
    feed.resultFeedDocumentId = id
  }
  endFeed(emulator, feed, status, feed.endsAt)
}

/** The feed is over, also when its seller has cancelled it; subscribers are told. */
export function endFeed(
  emulator: Emulator,
  feed: FeedRecord,
  status: Processed["status"],
  at: number
): void {
  end(feed, status, at)
  const { sellerId, feedId, feedType, resultFeedDocumentId: result } = feed
  emulator.changed()
  emulator.events.emit({
    ...{ type: "FEED_PROCESSING_FINISHED", at, sellerId, marketplaceId: null },
    payload: {
      feedProcessingFinishedNotification: {
        ...{ sellerId, accountId: accountIdOf(sellerId), feedId, feedType },
        processingStatus: status,
        ...(result !== null && { resultFeedDocumentId: result }),
      },
    },
  })
}

function work(emulator: Emulator, feed: FeedRecord): Processed {
  if (feed.fate === "CANCELLED" || feed.fate === "FATAL") {
    return { status: feed.fate, report: null }
  }
  const document = emulator.state.documents[feed.inputFeedDocumentId]
  const bytes = document?.filled ? emulator.contents.get(document.id) : null
  if (!bytes) {
    // Nothing was put to the address in time.
    return { status: "FATAL", report: null }
  }
  if (feed.feedType === LISTINGS_FEED) {
    return processListingsFeed(emulator, feed, bytes)
  }
  return isOrderFeed(feed.feedType)
    ? processOrderFeed(emulator, { ...feed, feedType: feed.feedType }, bytes)
    : { status: "FATAL", report: null }
}
