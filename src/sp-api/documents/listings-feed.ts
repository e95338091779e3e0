import { invalidInput } from "../operations/parameters"
import type { Open, PatchOperation } from "../types"

/** As Amazon takes it. */
export const LISTINGS_FEED_CONTENT_TYPE = "application/json; charset=UTF-8"
/** Per feed; Amazon takes 5 feeds in 5 minutes and region. */
export const LISTINGS_FEED_MAX_MESSAGES = 25_000

const PIECE_LENGTH = 64 * 1024

/** Amazon's listings-feed-message-schema v2. */
export interface ListingsFeedMessage {
  /** From 1, unique in the feed: the processing report refers to it. */
  messageId: number
  sku: string
  /** UPDATE replaces the whole listing; PATCH changes what it names. */
  operationType: Open<"UPDATE" | "PARTIAL_UPDATE" | "PATCH" | "DELETE">
  productType?: string
  requirements?: Open<"LISTING" | "LISTING_PRODUCT_ONLY" | "LISTING_OFFER_ONLY">
  attributes?: Record<string, unknown>
  patches?: PatchOperation[]
}

export interface ListingsFeedHeader {
  sellerId: string
  /** Language of the issues, e.g. de_DE. */
  issueLocale?: string
}

/**
 * Content of a JSON_LISTINGS_FEED as text in pieces; memory holds one piece whatever the number of
 * messages. `messages` is asked anew for each pass. Throws kind `invalid_input` for what Amazon
 * would refuse as a whole.
 */
export function listingsFeed(
  header: ListingsFeedHeader,
  messages: () => Iterable<ListingsFeedMessage> | AsyncIterable<ListingsFeedMessage>
): () => AsyncIterable<string> {
  return async function* () {
    const start = JSON.stringify({ header: { ...header, version: "2.0" } })
    let piece = `${start.slice(0, -1)},"messages":[`
    const seen = new Set<number>()
    for await (const message of messages()) {
      check(message, seen)
      piece += `${seen.size > 1 ? "," : ""}${JSON.stringify(message)}`
      if (piece.length >= PIECE_LENGTH) {
        yield piece
        piece = ""
      }
    }
    if (seen.size === 0) {
      throw invalidInput("createFeed", "a listings feed needs at least one message")
    }
    yield `${piece}]}`
  }
}

function check({ messageId, sku }: ListingsFeedMessage, seen: Set<number>): void {
  if (!Number.isInteger(messageId) || messageId < 1 || seen.has(messageId)) {
    throw invalidInput(
      "createFeed",
      `messageId ${messageId} must be a whole number from 1 that no other message has`
    )
  }
  if (!sku) {
    throw invalidInput("createFeed", `message ${messageId} has no sku`)
  }
  seen.add(messageId)
  if (seen.size > LISTINGS_FEED_MAX_MESSAGES) {
    throw invalidInput("createFeed", `a listings feed holds ${LISTINGS_FEED_MAX_MESSAGES} messages`)
  }
}
