import type { CallOptions } from "../call-options"
import type { FeedsApi } from "../operations/feeds"
import type { CreateFeedSpecification, Feed } from "../types"
import type { DocumentContent } from "./content"
import { openDocument, type AmazonDocument, type ReadOptions } from "./document"
import { documentError } from "./document-error"
import type { DocumentOptions } from "./options"
import { parseListingsFeedReport, type ListingsFeedReport } from "./processing-report"
import { uploadDocument } from "./upload"

export interface FeedToSubmit extends Omit<CreateFeedSpecification, "inputFeedDocumentId"> {
  /** With charset, e.g. `application/json; charset=UTF-8`. */
  contentType: string
  content: DocumentContent
}

/** Feeds with their documents. All throw AmazonApiError, and what the content throws. */
export class FeedDocuments {
  constructor(
    private readonly feeds: FeedsApi,
    private readonly options: Required<DocumentOptions>
  ) {}

  /** Uploads a content; nothing happens before a feed is created of it. Safe to repeat. */
  upload(
    { contentType, content }: Pick<FeedToSubmit, "contentType" | "content">,
    options: CallOptions = {}
  ): Promise<{ feedDocumentId: string }> {
    return uploadDocument(
      () => this.feeds.createFeedDocument(contentType, options),
      contentType,
      content,
      { ...this.options, signal: options.signal }
    )
  }

  /**
   * Uploads the content and creates the feed. Not safe to repeat after `createFeed` ended without
   * an answer (`isOutcomeUnknown`): remember the intent first, and look by `findSubmitted`.
   */
  async submit(
    { contentType, content, ...specification }: FeedToSubmit,
    options: CallOptions = {}
  ): Promise<{ feedId: string; feedDocumentId: string }> {
    const { feedDocumentId } = await this.upload({ contentType, content }, options)
    const body = { ...specification, inputFeedDocumentId: feedDocumentId }
    const { feedId } = await this.feeds.createFeed(body, options)
    return { feedId, feedDocumentId }
  }

  /**
   * Feeds of this type and these marketplaces that Amazon has from `since` on, newest first, of
   * one page of 100: what a submission of unknown outcome may have become. Amazon does not tell a
   * feed's content; with none in the list it was not created.
   */
  async findSubmitted(
    { feedType, marketplaceIds }: Pick<CreateFeedSpecification, "feedType" | "marketplaceIds">,
    since: Date,
    options: CallOptions = {}
  ): Promise<Feed[]> {
    const { feeds } = await this.feeds.getFeeds(
      { feedTypes: [feedType], createdSince: since, pageSize: 100 },
      options
    )
    const wanted = [...marketplaceIds].sort().join()
    return feeds
      .filter((feed) => [...(feed.marketplaceIds ?? marketplaceIds)].sort().join() === wanted)
      .sort((a, b) => Date.parse(b.createdTime) - Date.parse(a.createdTime))
  }

  /** The processing report of a finished feed. */
  async openResult(feed: Feed, options: CallOptions & ReadOptions = {}): Promise<AmazonDocument> {
    const { resultFeedDocumentId: id } = feed
    if (!id) {
      const message = `feed ${feed.feedId} (${feed.processingStatus}) has no processing report`
      throw documentError("downloadDocument", "invalid_input", message)
    }
    return openDocument(() => this.feeds.getFeedDocument(id, options), {
      ...this.options,
      ...options,
    })
  }

  /** The processing report of a JSON_LISTINGS_FEED. */
  async readListingsReport(
    feed: Feed,
    options: CallOptions & ReadOptions = {}
  ): Promise<ListingsFeedReport> {
    const document = await this.openResult(feed, options)
    return parseListingsFeedReport(await document.json())
  }
}
