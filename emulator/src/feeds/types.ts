import type { Job } from "../processing/types.js"

export interface FeedRecord extends Job {
  feedId: string
  sellerId: string
  feedType: string
  marketplaceIds: string[]
  inputFeedDocumentId: string
  resultFeedDocumentId: string | null
}

export type Feeds = Record<string, FeedRecord>

/** What became of a feed's content: null has no processing report. */
export interface Processed {
  status: "DONE" | "FATAL" | "CANCELLED"
  report: { contentType: string; text: string } | null
}
