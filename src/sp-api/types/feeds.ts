import type { Open } from "./common"

/* Feeds API 2021-06-30, names as Amazon's. Times: ISO 8601. */

/** DONE does not mean that every message succeeded: the processing report says. */
export type ProcessingStatus = Open<"IN_QUEUE" | "IN_PROGRESS" | "DONE" | "CANCELLED" | "FATAL">

/** The XML and flat-file listing feeds end FATAL since 2025-07-31. */
export type FeedType = Open<
  | "JSON_LISTINGS_FEED"
  | "POST_ORDER_ACKNOWLEDGEMENT_DATA"
  | "POST_ORDER_FULFILLMENT_DATA"
  | "POST_PAYMENT_ADJUSTMENT_DATA"
>

export interface Feed {
  /** Unique only together with the seller. */
  feedId: string
  feedType: FeedType
  marketplaceIds?: string[]
  createdTime: string
  processingStatus: ProcessingStatus
  processingStartTime?: string
  processingEndTime?: string
  /** The processing report. */
  resultFeedDocumentId?: string
}

export interface CreateFeedSpecification {
  feedType: FeedType
  /** At most 25. */
  marketplaceIds: string[]
  /** Of a document whose content has been uploaded. */
  inputFeedDocumentId: string
  feedOptions?: Record<string, string>
}

/** Feeds are kept 90 days. */
export interface GetFeedsParameters {
  /** 1–10; needed unless there is a nextToken. */
  feedTypes?: FeedType[]
  /** 1–10. */
  marketplaceIds?: string[]
  processingStatuses?: ProcessingStatus[]
  /** 1–100; Amazon's default is 10. */
  pageSize?: number
  /** Amazon's default is 90 days ago. */
  createdSince?: Date | string
  createdUntil?: Date | string
  /** Carries the filters of the search it came from; they are not sent beside it. */
  nextToken?: string
}

export interface GetFeedsResponse {
  feeds: Feed[]
  nextToken?: string
}

export interface FeedUpload {
  feedDocumentId: string
  /** Takes one PUT of the content, for five minutes. Not to be logged. */
  url: string
}

/** Where the content of a document can be fetched. Documents are not encrypted in this version. */
export interface DocumentLocation {
  /** For five minutes; whoever has it can read the document. Not to be logged. */
  url: string
  compressionAlgorithm?: Open<"GZIP">
}

export interface FeedDocument extends DocumentLocation {
  feedDocumentId: string
}
