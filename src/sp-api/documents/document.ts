import type { AmazonApiError } from "../errors"
import type { CallOptions } from "../call-options"
import type { Report } from "../types"
import { charsetOf } from "./charset"
import { decodedText } from "./decoded-text"
import { documentError } from "./document-error"
import { Download, type DownloadOptions, type Locate } from "./download"
import { gunzipped, isZlibError } from "./gunzip"
import { reportRows, type ReportRow } from "./report-rows"
import { RowTooLongError } from "./tab-delimited"

export interface ReadOptions extends Pick<CallOptions, "signal"> {
  /** Of the unpacked document: one that is longer ends in an error. Default: none for a stream. */
  maxBytes?: number
  /** For documents that tell no charset and are no UTF-8; default Windows-1252. */
  fallbackCharset?: string
}

/** A document that can be read once, as bytes, text, rows or JSON. All throw AmazonApiError. */
export interface AmazonDocument {
  contentType: string | null
  /** Unpacked. */
  bytes(): AsyncGenerator<Buffer, void, undefined>
  /** Decoded, without byte order mark. */
  textStream(): AsyncGenerator<string, void, undefined>
  /** The lines of a tab-delimited document. Throws when one of `requiredColumns` is missing. */
  rows(requiredColumns?: readonly string[]): AsyncGenerator<ReportRow, void, undefined>
  /** At most `maxBytes` (default 64 MiB): XML and other documents that are read whole. */
  text(): Promise<string>
  /** At most `maxBytes` (default 64 MiB). */
  json(): Promise<unknown>
  /** Ends the connection of a document that is not read, or not to its end. */
  close(): void
}

/** Default limit of documents that are read whole. */
export const MAX_WHOLE_BYTES = 64 * 1024 * 1024

/** Opens a document: its headers are known, its content comes as it is read. */
export async function openDocument(
  locate: Locate,
  options: DownloadOptions & ReadOptions
): Promise<AmazonDocument> {
  const download = new Download(locate, options)
  const stored = await download.open()
  const { contentType, compressionAlgorithm, contentEncoding } = download
  if (compressionAlgorithm !== null && compressionAlgorithm !== "GZIP") {
    download.close()
    throw unreadable(`it is compressed by "${compressionAlgorithm}"`)
  }
  // The header says the same as the algorithm when Amazon was asked to set it: packed once.
  const isPacked = compressionAlgorithm === "GZIP" || /\bgzip\b/i.test(contentEncoding ?? "")
  const { maxBytes = Infinity, fallbackCharset = "windows-1252" } = options

  let isTaken = false
  const bytes = (limit = maxBytes) => {
    if (isTaken) {
      throw documentError("readDocument", "invalid_input", "has been read: open it once more")
    }
    isTaken = true
    return limited(isPacked ? gunzipped(stored) : stored, limit)
  }
  const textStream = (limit?: number) =>
    decodedText(bytes(limit), { declared: charsetOf(contentType), fallback: fallbackCharset })
  const text = async () => {
    const pieces: string[] = []
    for await (const piece of textStream(options.maxBytes ?? MAX_WHOLE_BYTES)) {
      pieces.push(piece)
    }
    return pieces.join("")
  }
  return {
    contentType,
    bytes: () => bytes(),
    textStream: () => textStream(),
    rows: (required = []) => checkedRows(textStream(), required),
    text,
    json: async () => {
      const whole = await text()
      try {
        return JSON.parse(whole) as unknown
      } catch {
        // The parser's message quotes the document, which may hold personal data.
        throw unreadable("it is not complete JSON")
      }
    },
    close: () => download.close(),
  }
}

async function* limited(
  bytes: AsyncIterable<Buffer>,
  maxBytes: number
): AsyncGenerator<Buffer, void, undefined> {
  let total = 0
  try {
    for await (const piece of bytes) {
      total += piece.length
      if (total > maxBytes) {
        throw unreadable(`it is longer than ${maxBytes} bytes`)
      }
      yield piece
    }
  } catch (error) {
    throw isZlibError(error) ? unreadable(`its gzip is damaged (${error.code})`) : error
  }
}

async function* checkedRows(
  text: AsyncIterable<string>,
  required: readonly string[]
): AsyncGenerator<ReportRow, void, undefined> {
  try {
    yield* reportRows(text, (columns) => {
      const missing = required.filter((name) => !columns.has(name))
      if (missing.length > 0) {
        throw unreadable(`it has no column ${missing.map((name) => `"${name}"`).join(", ")}`)
      }
    })
  } catch (error) {
    throw error instanceof RowTooLongError ? unreadable(error.message) : error
  }
}

function unreadable(why: string): AmazonApiError {
  return documentError("readDocument", "unexpected_answer", `cannot be read: ${why}`)
}

/** Japan's reports are Shift_JIS where they are not UTF-8; those of all others Windows-1252. */
export function fallbackCharsetOf(report: Pick<Report, "marketplaceIds">): string {
  return report.marketplaceIds?.includes(JAPAN) ? "shift_jis" : "windows-1252"
}

const JAPAN = "A1VC38T7YXB528"
