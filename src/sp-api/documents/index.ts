/**
 * Contents of feeds and reports: what the Feeds and Reports APIs only give addresses of. Streams,
 * in constant memory. Nothing here waits for Amazon to finish: `polling.ts` tells when to look.
 */
import type { SpApiClient } from "../operations"
import { FeedDocuments } from "./feeds"
import { withDefaults, type DocumentOptions } from "./options"
import { ReportDocuments } from "./reports"

export {
  LISTINGS_FEED_CONTENT_TYPE,
  LISTINGS_FEED_MAX_MESSAGES,
  listingsFeed,
} from "./listings-feed"
export type { ListingsFeedHeader, ListingsFeedMessage } from "./listings-feed"
export { judgeListingsFeed, parseListingsFeedReport } from "./processing-report"
export type {
  ListingsFeedIssue,
  ListingsFeedReport,
  ListingsFeedSummary,
  ListingsFeedVerdict,
} from "./processing-report"
export { feedProgress, isFinished, nextPollAt, reportProgress } from "./polling"
export type { Progress } from "./polling"
export { isOutcomeUnknown } from "./outcome"
export { isRestrictedReportType } from "./restricted-report-types"
export { ReportColumns, ReportRow } from "./report-rows"
export type { AmazonDocument, ReadOptions } from "./document"
export type { DocumentContent } from "./content"
export type { DocumentOptions } from "./options"
export type { FeedToSubmit } from "./feeds"

export interface Documents {
  feeds: FeedDocuments
  reports: ReportDocuments
}

/** Feeds and reports of one account with their contents. */
export function documentsOf(
  client: Pick<SpApiClient, "feeds" | "reports">,
  options: DocumentOptions = {}
): Documents {
  const complete = withDefaults(options)
  return {
    feeds: new FeedDocuments(client.feeds, complete),
    reports: new ReportDocuments(client.reports, complete),
  }
}
