import { requireSeller } from "../amazon/sellers.js"
import { schemaFaults } from "../contract/schemas.js"
import { isRecord } from "../contract/json-pointer.js"
import type { Emulator } from "../emulator.js"
import { applyListingMessage } from "../listings/messages.js"
import type { ListingMessage } from "../listings/messages.js"
import { presentFeedItem } from "./listings-items.js"
import type { FeedRecord, Processed } from "./types.js"

/** "25,000 messages" at most (developer-docs, Feeds API best practices). */
const MOST_MESSAGES = 25_000

/** An issue of the processing report, as its schema names it. */
export interface FeedIssue {
  messageId?: number
  sku?: string
  code?: string
  severity: "ERROR" | "WARNING" | "INFO"
  message: string
  attributeName?: string
}

interface Outcome {
  sku: string
  accepted: boolean
  issues: FeedIssue[]
}

/**
 * Processes a JSON_LISTINGS_FEED: each message does what put, patch or delete of Listings Items
 * does. The report is Amazon's "Processing Report (v2)"; a document that is no feed is FATAL.
 */
export function processListingsFeed(
  emulator: Emulator,
  feed: FeedRecord,
  bytes: Buffer
): Processed {
  const document = parse(bytes)
  const refusal = document === null ? "The feed is not a JSON object." : refuse(feed, document)
  if (document === null || refusal !== null) {
    const issue: FeedIssue = { severity: "ERROR", message: refusal ?? "" }
    return { status: "FATAL", report: report(emulator, feed, null, [], [issue]) }
  }
  const seen = new Set<unknown>()
  const outcomes = (document.messages as unknown[]).map((message) => {
    const id = isRecord(message) ? message.messageId : undefined
    const repeated = seen.has(id)
    seen.add(id)
    return take(emulator, feed, message, repeated)
  })
  const issues = outcomes.flatMap((outcome) => outcome.issues)
  return {
    status: "DONE",
    report: report(emulator, feed, document.header as Record<string, unknown>, outcomes, issues),
  }
}

function parse(bytes: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/, ""))
    return isRecord(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null
    }
    throw error
  }
}

/** Why the whole feed cannot be processed, or null. Messages are judged one by one. */
function refuse(feed: FeedRecord, document: Record<string, unknown>): string | null {
  const { header, messages } = document
  const [fault] = schemaFaults("listingsFeedSchemaV2", { ...document, messages: [] }).filter(
    (text) => !text.startsWith("/messages")
  )
  if (fault !== undefined) {
    return `The feed does not follow the schema: ${fault}.`
  }
  if ((header as Record<string, unknown>).sellerId !== feed.sellerId) {
    return "header.sellerId is not the seller who submitted the feed."
  }
  if (!Array.isArray(messages) || messages.length === 0) {
    return "The feed has no messages."
  }
  return messages.length > MOST_MESSAGES
    ? `The feed has ${messages.length} messages, at most ${MOST_MESSAGES} are allowed.`
    : null
}

function take(emulator: Emulator, feed: FeedRecord, value: unknown, repeated: boolean): Outcome {
  const message = isRecord(value) ? value : {}
  const named = {
    ...(isMessageId(message.messageId) && { messageId: message.messageId }),
    ...(typeof message.sku === "string" && message.sku !== "" && { sku: message.sku }),
  }
  const sku = String(message.sku ?? "")
  const faults = [...schemaFaults("listingsFeedMessageSchemaV2", value), ...formFaults(message)]
  if (repeated) {
    faults.push("/messageId is used twice in the feed")
  }
  if (faults.length > 0) {
    const issues = faults.map((text) => ({ ...named, severity: "ERROR" as const, message: text }))
    return { sku, accepted: false, issues }
  }
  const result = applyListingMessage(
    emulator,
    requireSeller(feed.sellerId),
    feed.marketplaceIds,
    message as unknown as ListingMessage
  )
  return {
    sku,
    accepted: result.status !== "INVALID",
    issues: result.issues.map(({ code, message: text, severity, attributeNames }) => ({
      ...{ ...named, code, severity, message: text },
      ...(attributeNames?.[0] !== undefined && { attributeName: attributeNames[0] }),
    })),
  }
}

function isMessageId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1
}

/** The message's schema leaves attributes to the product type: there, each is a list of objects. */
function formFaults({ attributes }: Record<string, unknown>): string[] {
  return Object.entries(isRecord(attributes) ? attributes : {})
    .filter(([, values]) => !Array.isArray(values) || !values.every(isRecord))
    .map(([name]) => `/attributes/${name} must be a list of objects`)
}

function report(
  emulator: Emulator,
  feed: FeedRecord,
  header: Record<string, unknown> | null,
  outcomes: Outcome[],
  issues: FeedIssue[]
) {
  const accepted = outcomes.filter((outcome) => outcome.accepted)
  const asked = isRecord(header?.report) ? header.report : null
  const items = asked
    ? [...new Set(accepted.map(({ sku }) => sku))].flatMap((sku) =>
        presentFeedItem(emulator, feed, sku, asked.includedData as string[])
      )
    : []
  const count = (severity: string) => issues.filter((entry) => entry.severity === severity).length
  const text = JSON.stringify({
    header: {
      ...{ sellerId: feed.sellerId, version: "2.0", feedId: feed.feedId },
      ...(asked && { report: asked }),
    },
    issues,
    summary: {
      ...{ errors: count("ERROR"), warnings: count("WARNING") },
      messagesProcessed: outcomes.length,
      messagesAccepted: accepted.length,
      messagesInvalid: outcomes.length - accepted.length,
      ...(asked && { itemSummary: { items: items.length, errors: 0, warnings: 0 } }),
    },
    ...(asked && { items }),
  })
  const [fault] = schemaFaults("listingsFeedProcessingReportSchemaV2", JSON.parse(text))
  if (fault !== undefined) {
    throw new Error(`a processing report that Amazon's schema does not allow: ${fault}`)
  }
  return { contentType: "application/json; charset=UTF-8", text }
}
