import type { Open } from "../types"
import { documentError } from "./document-error"

/** Amazon's listings-feed-processing-report-schema v2, without the items that it may hold. */
export interface ListingsFeedReport {
  feedId: string
  summary: ListingsFeedSummary
  issues: ListingsFeedIssue[]
}

export interface ListingsFeedSummary {
  errors: number
  warnings: number
  messagesProcessed: number
  messagesAccepted: number
  messagesInvalid: number
}

export interface ListingsFeedIssue {
  /** Null when the issue is about the feed as a whole. */
  messageId: number | null
  sku: string | null
  code: string | null
  severity: Open<"ERROR" | "WARNING" | "INFO">
  message: string
  attributeName: string | null
}

/**
 * The processing report of a JSON_LISTINGS_FEED. Fields that are missing are null or 0; an issue
 * that is no object or has no message is kept by what it has. Throws kind `unexpected_answer` for a
 * document that has no summary: it is another one.
 */
export function parseListingsFeedReport(document: unknown): ListingsFeedReport {
  const { header, summary, issues } = objectOf(document)
  if (!isObject(summary)) {
    throw documentError(
      "readDocument",
      "unexpected_answer",
      "cannot be read: it is no processing report of a listings feed"
    )
  }
  return {
    feedId: textOf(objectOf(header).feedId) ?? "",
    summary: {
      errors: countOf(summary.errors),
      warnings: countOf(summary.warnings),
      messagesProcessed: countOf(summary.messagesProcessed),
      messagesAccepted: countOf(summary.messagesAccepted),
      messagesInvalid: countOf(summary.messagesInvalid),
    },
    issues: Array.isArray(issues) ? issues.map(issueOf) : [],
  }
}

/** What became of the messages of a feed. */
export interface ListingsFeedVerdict {
  /** About the feed as a whole; with errors here no message may have been processed. */
  ofFeed: ListingsFeedIssue[]
  /** By message; a message without an entry was accepted without remarks. */
  byMessage: Map<number, ListingsFeedIssue[]>
  /** Messages with an issue of severity ERROR. */
  refused: Set<number>
  /** False: the counts and issues do not add up; read the listings instead of trusting this. */
  isComplete: boolean
}

/** Groups the issues by the messages that were sent. */
export function judgeListingsFeed(
  report: ListingsFeedReport,
  sent: Iterable<{ messageId: number; sku: string }>
): ListingsFeedVerdict {
  const verdict: ListingsFeedVerdict = {
    ofFeed: [],
    byMessage: new Map(),
    refused: new Set(),
    isComplete: false,
  }
  const messages = [...sent]
  const ids = idsBySku(messages)
  for (const issue of report.issues) {
    const messageId = issue.messageId ?? ids.get(issue.sku ?? "") ?? null
    if (messageId === null) {
      verdict.ofFeed.push(issue)
      continue
    }
    const issues = verdict.byMessage.get(messageId) ?? []
    issues.push(issue)
    verdict.byMessage.set(messageId, issues)
    if (issue.severity === "ERROR") {
      verdict.refused.add(messageId)
    }
  }
  const { messagesProcessed, messagesAccepted, messagesInvalid } = report.summary
  verdict.isComplete =
    messagesProcessed === messages.length &&
    messagesAccepted + messagesInvalid === messagesProcessed &&
    messagesInvalid === verdict.refused.size
  return verdict
}

/** For issues that name only the SKU; null where several messages are about it. */
function idsBySku(messages: { messageId: number; sku: string }[]): Map<string, number | null> {
  const ids = new Map<string, number | null>()
  for (const { messageId, sku } of messages) {
    ids.set(sku, ids.has(sku) ? null : messageId)
  }
  return ids
}

function issueOf(value: unknown): ListingsFeedIssue {
  const { messageId, sku, code, severity, message, attributeName } = objectOf(value)
  return {
    messageId: Number.isInteger(messageId) ? (messageId as number) : null,
    sku: textOf(sku),
    code: textOf(code),
    severity: textOf(severity) ?? "ERROR",
    message: textOf(message) ?? "",
    attributeName: textOf(attributeName),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null
}

function countOf(value: unknown): number {
  return Number.isInteger(value) ? (value as number) : 0
}
