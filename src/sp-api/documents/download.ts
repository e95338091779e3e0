import type { IncomingMessage } from "node:http"
import { AmazonApiError } from "../errors"
import { backoffMs } from "../retry"
import type { DocumentLocation } from "../types"
import { connectionError, documentError } from "./document-error"
import type { DocumentOptions } from "./options"
import { header, requestStorage, storageErrorCode } from "./storage"
import { within } from "./within"

/** Progress after which failures are forgotten. */
const PROGRESS_BYTES = 1024 * 1024

export interface DownloadOptions extends Required<DocumentOptions> {
  signal?: AbortSignal
}

/** Asks Amazon for the document's address; again when a URL has expired. */
export type Locate = () => Promise<DocumentLocation>

/**
 * A document's stored bytes as one stream over any number of connections: after a break it goes on
 * where it was by a range request, or from the start while skipping what it has. A URL that the
 * storage refuses is asked for anew, once in a row. Attempts are bounded; nothing is kept.
 */
export class Download {
  private answer: IncomingMessage | null = null
  private location: DocumentLocation | null = null
  private isFreshLocation = false
  private received = 0
  private failures = 0
  private receivedAtFailure = 0
  private etag: string | null = null
  private length: number | null = null
  contentType: string | null = null
  contentEncoding: string | null = null
  compressionAlgorithm: string | null = null

  constructor(
    private readonly locate: Locate,
    private readonly options: DownloadOptions
  ) {}

  /** Connects, so that the headers are known. The stream or `close` ends the connection. */
  async open(): Promise<AsyncGenerator<Buffer, void, undefined>> {
    this.answer = await this.connected()
    return this.stream()
  }

  close(): void {
    this.answer?.destroy()
  }

  private async *stream(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (;;) {
        try {
          yield* this.pieces(this.answer as IncomingMessage)
          return
        } catch (error) {
          this.close()
          if (this.length !== null && this.received === this.length) {
            return
          }
          await this.afterFailure(connectionError("downloadDocument", error, this.options.signal))
        }
        this.answer = await this.connected()
      }
    } finally {
      this.close()
    }
  }

  private async *pieces(answer: IncomingMessage): AsyncGenerator<Buffer, void, undefined> {
    const { timeoutMs, signal } = this.options
    let toSkip = answer.statusCode === 206 ? 0 : this.received
    const iterator = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    // Only the waiting is timed: what the reader does between two pieces is its own business.
    for (;;) {
      const { done, value } = await within(timeoutMs, signal, iterator.next())
      if (done) {
        break
      }
      const piece = value.subarray(Math.min(toSkip, value.length))
      toSkip -= value.length - piece.length
      if (piece.length > 0) {
        this.received += piece.length
        yield piece
      }
    }
    if (this.length !== null && this.received !== this.length) {
      throw documentError(
        "downloadDocument",
        "network",
        `the document ended after ${this.received} of ${this.length} bytes`,
        { retryable: true }
      )
    }
  }

  private async connected(): Promise<IncomingMessage> {
    for (;;) {
      try {
        return await this.connect()
      } catch (error) {
        await this.afterFailure(connectionError("downloadDocument", error, this.options.signal))
      }
    }
  }

  private async connect(): Promise<IncomingMessage> {
    const { timeoutMs, signal } = this.options
    if (!this.location) {
      this.location = await this.locate()
      this.compressionAlgorithm = this.location.compressionAlgorithm ?? null
    }
    const answer = await requestStorage({
      operation: "downloadDocument",
      url: this.location.url,
      method: "GET",
      headers: {
        "accept-encoding": "identity",
        ...(this.received > 0 ? { range: `bytes=${this.received}-` } : {}),
      },
      ...{ timeoutMs, signal },
    })
    if (answer.statusCode === 200 || answer.statusCode === 206) {
      this.isFreshLocation = false
      this.checkHead(answer)
      return answer
    }
    throw await this.refusal(answer)
  }

  private async refusal(answer: IncomingMessage): Promise<AmazonApiError> {
    const status = answer.statusCode ?? 0
    const code = await storageErrorCode(answer, this.options.timeoutMs)
    const expired = status === 403 || code === "ExpiredToken"
    const retryable = expired
      ? !this.isFreshLocation
      : status === 408 || status === 429 || status >= 500
    if (expired) {
      this.location = null
      this.isFreshLocation = true
    }
    return documentError(
      "downloadDocument",
      retryable && !expired ? "server" : "unexpected_answer",
      `the document storage answered HTTP ${status}${code ? ` ${code}` : ""}`,
      { status, code, retryable }
    )
  }

  /** Notes what the first answer says; a later one must be about the same bytes. */
  private checkHead(answer: IncomingMessage): void {
    const { headers } = answer
    const etag = header(headers, "etag")
    const stated = header(headers, "content-length")
    const offset = answer.statusCode === 206 ? this.received : 0
    const length = stated === null ? null : offset + Number(stated)
    const range = header(headers, "content-range")
    if (this.received === 0) {
      this.etag = etag
      this.length = length
      this.contentType = header(headers, "content-type")
      this.contentEncoding = header(headers, "content-encoding")
      return
    }
    const isSame =
      etag === this.etag &&
      (length === null || this.length === null || length === this.length) &&
      (answer.statusCode === 200 || (range ?? "").startsWith(`bytes ${this.received}-`))
    if (!isSame) {
      answer.destroy()
      throw documentError(
        "downloadDocument",
        "unexpected_answer",
        "the document is another one than when it was begun"
      )
    }
  }

  /** Returns when it may go on; throws the error when it may not. */
  private async afterFailure(error: unknown): Promise<void> {
    if (!(error instanceof AmazonApiError) || error.operation !== "downloadDocument") {
      throw error
    }
    const { maxAttempts, clock, random, signal } = this.options
    if (this.received - this.receivedAtFailure >= PROGRESS_BYTES) {
      this.failures = 0
    }
    this.failures++
    this.receivedAtFailure = this.received
    if (error.kind === "aborted" || !error.retryable || this.failures >= maxAttempts) {
      throw error
    }
    // A new URL needs no pause.
    if (this.location) {
      await clock.sleep(backoffMs(this.failures, random), signal).catch((reason: unknown) => {
        throw connectionError("downloadDocument", reason, signal)
      })
    }
  }
}
