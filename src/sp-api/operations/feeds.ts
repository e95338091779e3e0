import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type {
  CreateFeedSpecification,
  Feed,
  FeedDocument,
  FeedUpload,
  GetFeedsParameters,
  GetFeedsResponse,
} from "../types"
import { at, finding } from "./description"
import type { Caller, Operation } from "./operation"
import { pages } from "./paging"
import { checkListLength, checkPageSize, invalidInput, toQuery } from "./parameters"
import { whole } from "./read"

const FEEDS = { api: "feeds", version: "2021-06-30" } as const

/** Repeatable: a document that no feed uses is forgotten by Amazon. */
export const createFeedDocument: Operation = {
  ...FEEDS,
  name: "createFeedDocument",
  method: "POST",
  path: "/feeds/2021-06-30/documents",
  repeatable: true,
  usagePlan: { rate: 0.5, burst: 15 },
  describe: () => ({ kind: "feeds" }),
}

/**
 * Not repeatable: a feed has no key by which Amazon would know it again, and a refund sent twice is
 * paid twice. After an unknown outcome `getFeeds` tells whether the feed exists. (Amazon limits
 * JSON_LISTINGS_FEED besides: 5 submissions in 5 minutes.)
 */
export const createFeed: Operation = {
  ...FEEDS,
  name: "createFeed",
  method: "POST",
  path: "/feeds/2021-06-30/feeds",
  repeatable: false,
  usagePlan: { rate: 0.0083, burst: 15 },
  describe: ({ body }) => ({
    kind: "feeds",
    subject: at(body, "feedType"),
    told: { document: at(body, "inputFeedDocumentId") },
  }),
}

export const getFeed: Operation = {
  ...FEEDS,
  name: "getFeed",
  method: "GET",
  path: "/feeds/2021-06-30/feeds/{feedId}",
  repeatable: true,
  usagePlan: { rate: 2, burst: 15 },
  describe: ({ pathParameters }) => ({ kind: "feeds", subject: pathParameters.feedId }),
}

export const getFeeds: Operation = {
  ...FEEDS,
  name: "getFeeds",
  method: "GET",
  path: "/feeds/2021-06-30/feeds",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ query }) => ({
    kind: "feeds",
    told: { feedTypes: query.feedTypes, nextPage: "nextToken" in query },
  }),
  describeAnswer: finding("feeds"),
}

/** Repeatable: a second one may be refused, as the feed is no longer in the queue; no harm. */
export const cancelFeed: Operation = {
  ...FEEDS,
  name: "cancelFeed",
  method: "DELETE",
  path: "/feeds/2021-06-30/feeds/{feedId}",
  repeatable: true,
  usagePlan: { rate: 2, burst: 15 },
  describe: ({ pathParameters }) => ({ kind: "feeds", subject: pathParameters.feedId }),
}

export const getFeedDocument: Operation = {
  ...FEEDS,
  name: "getFeedDocument",
  method: "GET",
  path: "/feeds/2021-06-30/documents/{feedDocumentId}",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ pathParameters }) => ({
    kind: "feeds",
    subject: pathParameters.feedDocumentId,
  }),
}

/** `documents/` uploads contents, reads results and does all of a feed at once. */
export interface FeedsApi {
  /** The content must be uploaded with exactly this content type, within five minutes. */
  createFeedDocument(contentType: string, options?: CallOptions): Promise<FeedUpload>
  /** After an error that is not `retryable` and has no status of 4xx the feed may yet exist. */
  createFeed(
    specification: CreateFeedSpecification,
    options?: CallOptions
  ): Promise<{ feedId: string }>
  getFeed(feedId: string, options?: CallOptions): Promise<Feed>
  /** One page. */
  getFeeds(parameters: GetFeedsParameters, options?: CallOptions): Promise<GetFeedsResponse>
  /** Page after page, each read when it is asked for. */
  getFeedsPages(
    parameters: GetFeedsParameters,
    options?: CallOptions
  ): AsyncGenerator<GetFeedsResponse, void, undefined>
  /** Only while the feed is IN_QUEUE. */
  cancelFeed(feedId: string, options?: CallOptions): Promise<void>
  /** Rarely to be called: 80 times an hour. */
  getFeedDocument(feedDocumentId: string, options?: CallOptions): Promise<FeedDocument>
}

/** Feeds API 2021-06-30 (developer-docs.amazon.com/sp-api/docs/feeds-api-v2021-06-30-reference). */
export function feedsOf(call: Caller): FeedsApi {
  const list: FeedsApi["getFeeds"] = async (parameters, options) =>
    call(
      {
        operation: getFeeds,
        query: toQuery(getFeeds, { ...pageQuery(parameters) }),
        read: whole<GetFeedsResponse>("feeds", "array"),
      },
      options
    )
  return {
    createFeedDocument: async (contentType, options) => {
      if (!contentType) {
        throw invalidInput("createFeedDocument", "contentType must be given")
      }
      return call(
        {
          operation: createFeedDocument,
          body: { contentType },
          read: (answer) => {
            requireField(answer, "feedDocumentId", "string")
            requireField(answer, "url", "string")
            return answer as FeedUpload
          },
        },
        options
      )
    },
    createFeed: async (specification, options) => {
      if (!specification.feedType || !specification.inputFeedDocumentId) {
        throw invalidInput("createFeed", "feedType and inputFeedDocumentId must be given")
      }
      checkListLength("createFeed", "marketplaceIds", specification.marketplaceIds, 25)
      return call(
        {
          operation: createFeed,
          body: specification,
          read: (answer) => {
            requireField(answer, "feedId", "string")
            return answer as { feedId: string }
          },
        },
        options
      )
    },
    getFeed: async (feedId, options) =>
      call(
        {
          operation: getFeed,
          pathParameters: { feedId },
          read: (answer) => {
            requireField(answer, "feedId", "string")
            requireField(answer, "processingStatus", "string")
            return answer as Feed
          },
        },
        options
      ),
    getFeeds: list,
    getFeedsPages: (parameters, options) =>
      pages({
        operation: getFeeds,
        from: parameters.nextToken,
        read: (nextToken) => list({ ...parameters, nextToken }, options),
        tokenOf: (page) => page.nextToken,
      }),
    cancelFeed: async (feedId, options) => {
      await call({ operation: cancelFeed, pathParameters: { feedId }, read: null }, options)
    },
    getFeedDocument: async (feedDocumentId, options) =>
      call(
        {
          // Without enableContentEncodingUrlHeader: an HTTP client would unpack what we unpack.
          operation: getFeedDocument,
          pathParameters: { feedDocumentId },
          read: (answer) => {
            requireField(answer, "url", "string")
            return answer as FeedDocument
          },
        },
        options
      ),
  }
}

function pageQuery(parameters: GetFeedsParameters): GetFeedsParameters {
  const { nextToken, feedTypes, marketplaceIds, pageSize } = parameters
  if (nextToken !== undefined) {
    return { nextToken }
  }
  checkListLength("getFeeds", "feedTypes", feedTypes ?? [], 10)
  if (marketplaceIds) {
    checkListLength("getFeeds", "marketplaceIds", marketplaceIds, 10)
  }
  checkPageSize("getFeeds", pageSize, 100)
  return parameters
}
