import { findDocument } from "../../documents/documents.js"
import { endFeed } from "../../feeds/course.js"
import { LISTINGS_FEED, isFeedType } from "../../feeds/feed-types.js"
import type { FeedRecord } from "../../feeds/types.js"
import { ApiError, invalidInput, notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import { takeFate } from "../../processing/fates.js"
import { forgetOld, KEPT_DAYS, newJob } from "../../processing/jobs.js"
import { presentJob } from "../../processing/present.js"
import { quotaExceeded } from "../../faults/answers.js"
import { nextNumber } from "../../core/numbers.js"
import { listJobs } from "../job-list.js"
import type { Call } from "../operations.js"

/** JSON_LISTINGS_FEED: five submissions per five minutes (developer-docs, Feeds API best practices). */
const SUBMISSIONS = { most: 5, perMs: 300_000 }

/** `POST /feeds/2021-06-30/feeds`. */
export function createFeed(call: Call): Answer {
  const { emulator, caller, request } = call
  const body = readJsonObject(request)
  const [feedType, documentId] = [String(body.feedType), String(body.inputFeedDocumentId)]
  const marketplaceIds = (body.marketplaceIds as string[]).map(String)
  if (!isFeedType(feedType)) {
    throw invalidInput(`Feed type ${feedType} is not a known feed type.`)
  }
  const own = caller.seller.marketplaces.map((entry) => entry.id)
  const foreign = marketplaceIds.find((id) => !own.includes(id))
  if (foreign !== undefined || marketplaceIds.length === 0) {
    throw invalidInput(`marketplaceIds: ${foreign ?? "none"} is not a marketplace of the seller.`)
  }
  const document = findDocument(emulator, caller.seller.sellerId, documentId)
  if (document?.kind !== "upload") {
    throw invalidInput(`inputFeedDocumentId ${documentId} is not a feed document.`)
  }
  checkSubmissions(call, feedType)
  const { feedDelaySeconds, feedProcessingSeconds } = emulator.options
  const fate = takeFate(emulator, "feed", feedType)
  const feed: FeedRecord = {
    ...newJob(emulator.clock.now(), feedDelaySeconds, feedProcessingSeconds, fate),
    feedId: nextNumber(emulator),
    sellerId: caller.seller.sellerId,
    ...{ feedType, marketplaceIds, inputFeedDocumentId: documentId, resultFeedDocumentId: null },
  }
  forgetOld(emulator.state.feeds, feed.createdTime)
  emulator.state.feeds[feed.feedId] = feed
  emulator.changed()
  return { status: 202, body: { feedId: feed.feedId } }
}

function checkSubmissions({ emulator, caller }: Call, feedType: string): void {
  if (feedType !== LISTINGS_FEED) {
    return
  }
  const since = emulator.clock.now() - SUBMISSIONS.perMs
  const recent = feedsOf(emulator.state.feeds, caller.seller.sellerId).filter(
    (feed) => feed.feedType === LISTINGS_FEED && feed.createdTime > since
  )
  if (recent.length >= SUBMISSIONS.most * Math.max(1, emulator.limits.scale)) {
    throw quotaExceeded()
  }
}

/** `GET /feeds/2021-06-30/feeds/{feedId}`. */
export function getFeed(call: Call): Answer {
  return ok(present(ownFeed(call)))
}

/** `GET /feeds/2021-06-30/feeds`. */
export function getFeeds(call: Call): Answer {
  const { state } = call.emulator
  const feeds = feedsOf(state.feeds, call.caller.seller.sellerId)
  const { page, nextToken } = listJobs(call, feeds, {
    ...{ typesName: "feedTypes", typeOf: (feed: FeedRecord) => feed.feedType, days: KEPT_DAYS },
  })
  return ok({ feeds: page.map(present), ...(nextToken !== null && { nextToken }) })
}

/** `DELETE /feeds/2021-06-30/feeds/{feedId}`: "Only feeds with processingStatus=IN_QUEUE can be cancelled." */
export function cancelFeed(call: Call): Answer {
  const feed = ownFeed(call)
  if (feed.status !== "IN_QUEUE") {
    throw new ApiError(400, "InvalidInput", `The feed ${feed.feedId} is ${feed.status}.`)
  }
  endFeed(call.emulator, feed, "CANCELLED", call.emulator.clock.now())
  return { status: 200 }
}

function ownFeed({ emulator, caller, path }: Call): FeedRecord {
  const feed = emulator.state.feeds[path[0] as string]
  if (feed?.sellerId !== caller.seller.sellerId) {
    throw notFound(`The feed ${path[0]} was not found.`)
  }
  return feed
}

function feedsOf(feeds: Record<string, FeedRecord>, sellerId: string): FeedRecord[] {
  return Object.values(feeds).filter((feed) => feed.sellerId === sellerId)
}

function present(feed: FeedRecord) {
  const { feedId, feedType, marketplaceIds, resultFeedDocumentId: result } = feed
  return {
    ...{ feedId, feedType, marketplaceIds },
    ...presentJob(feed),
    ...(result !== null && { resultFeedDocumentId: result }),
  }
}
