import type { IncomingMessage } from "node:http"
import { AmazonApiError } from "../errors"
import { backoffMs } from "../retry"
import type { FeedUpload } from "../types"
import { charsetOf } from "./charset"
import { measured, type DocumentContent, type MeasuredContent } from "./content"
import { connectionError, documentError } from "./document-error"
import type { DocumentOptions } from "./options"
import { requestStorage, storageErrorCode } from "./storage"

export interface UploadOptions extends Required<DocumentOptions> {
  signal?: AbortSignal
}

/**
 * Uploads a feed's content to a new document and tells the document's id. The content type is the
 * very text that the document was created with: the URL's signature may cover it. Repeating is
 * safe, as nothing happens before a feed is made of the document; a URL that the storage refuses
 * (five minutes are over) is replaced by a new document once. Throws AmazonApiError, and what the
 * content throws.
 */
export async function uploadDocument(
  createDocument: () => Promise<FeedUpload>,
  contentType: string,
  content: DocumentContent,
  options: UploadOptions
): Promise<{ feedDocumentId: string }> {
  const { clock, random, maxAttempts, signal } = options
  if (typeof content !== "object" && (charsetOf(contentType) ?? "utf-8") !== "utf-8") {
    const message = `text is sent as UTF-8, but the content type is "${contentType}"; give bytes`
    throw documentError("uploadFeedDocument", "invalid_input", message)
  }
  const measuredContent = await measured(content, signal)
  let document: FeedUpload | null = null
  let renewed = false
  for (let attempt = 1; ; attempt++) {
    document ??= await createDocument()
    const error = await put(document.url, contentType, measuredContent, options)
    if (error === null) {
      return { feedDocumentId: document.feedDocumentId }
    }
    if (error.status === 403 && !renewed) {
      renewed = true
      document = null
      continue
    }
    if (!error.retryable || attempt >= maxAttempts) {
      throw error
    }
    await clock.sleep(backoffMs(attempt, random), signal).catch((reason: unknown) => {
      throw connectionError("uploadFeedDocument", reason, signal)
    })
  }
}

/** One attempt; null when it succeeded. */
async function put(
  url: string,
  contentType: string,
  content: MeasuredContent,
  { timeoutMs, signal }: UploadOptions
): Promise<AmazonApiError | null> {
  const failure: { ofContent?: unknown } = {}
  let answer: IncomingMessage
  try {
    answer = await requestStorage({
      operation: "uploadFeedDocument",
      url,
      method: "PUT",
      headers: { "content-type": contentType, "content-length": String(content.length) },
      body: exactly(content, failure),
      ...{ timeoutMs, signal },
    })
  } catch (error) {
    if ("ofContent" in failure) {
      throw failure.ofContent
    }
    const known = connectionError("uploadFeedDocument", error, signal)
    if (known instanceof AmazonApiError && known.kind === "network") {
      return known
    }
    throw known
  }
  const status = answer.statusCode ?? 0
  if (status >= 200 && status <= 299) {
    answer.resume()
    return null
  }
  const code = await storageErrorCode(answer, timeoutMs)
  // S3 answers a body that came too slowly with 400 RequestTimeout.
  const retryable = status === 408 || status === 429 || status >= 500 || code === "RequestTimeout"
  return documentError(
    "uploadFeedDocument",
    retryable ? "server" : "unexpected_answer",
    `the document storage answered HTTP ${status}${code ? ` ${code}` : ""}`,
    { status, code, retryable }
  )
}

/** The content, refused when a pass gives more or fewer bytes than the first. */
async function* exactly(
  { length, open }: MeasuredContent,
  failure: { ofContent?: unknown }
): AsyncGenerator<Uint8Array> {
  let sent = 0
  const differs = () =>
    documentError(
      "uploadFeedDocument",
      "invalid_input",
      `the content was ${length} bytes long at first and not any more: each pass over it must ` +
        "give the same"
    )
  const pieces = open()[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await pieces.next().catch((error: unknown) => {
        failure.ofContent = error
        throw error
      })
      sent += value?.length ?? 0
      if (done ? sent !== length : sent > length) {
        failure.ofContent = differs()
        throw failure.ofContent
      }
      if (done) {
        return
      }
      yield value
    }
  } finally {
    await pieces.return?.()
  }
}
