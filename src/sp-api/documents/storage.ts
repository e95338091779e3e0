import { once } from "node:events"
import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http"
import https from "node:https"
import { isLoopback } from "../endpoint"
import { type DocumentOperation, documentError } from "./document-error"
import { within } from "./within"

/*
 * Presigned URLs are fetched by node:https and not by fetch: fetch unpacks Content-Encoding on its
 * own, so that bytes cannot be counted for a range request, and sends a stream only in chunked
 * encoding, which S3 refuses.
 */

export interface StorageRequest {
  operation: DocumentOperation
  url: string
  method: "GET" | "PUT"
  headers: Record<string, string>
  /** Exactly `content-length` bytes. */
  body?: AsyncIterable<Uint8Array>
  /** For the answer to begin, and for each piece of the body to be taken. */
  timeoutMs: number
  signal?: AbortSignal
}

/** Sends a request and answers as soon as the answer's head is there, whatever its status. */
export async function requestStorage(request: StorageRequest): Promise<IncomingMessage> {
  const { method, headers, timeoutMs, signal } = request
  signal?.throwIfAborted()
  const url = checkedUrl(request.operation, request.url)
  const sent = (url.protocol === "http:" ? http : https).request(url, { method, headers, signal })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve)
    // Stays: after the answer the socket may break once more, and nobody else would listen.
    sent.on("error", reject)
  })
  try {
    if (request.body) {
      await sendBody(sent, request.body, answer, request)
    } else {
      sent.end()
    }
    return await within(timeoutMs, signal, answer)
  } catch (error) {
    sent.destroy()
    answer.catch(() => undefined)
    throw error
  }
}

async function sendBody(
  sent: http.ClientRequest,
  body: AsyncIterable<Uint8Array>,
  answer: Promise<IncomingMessage>,
  { timeoutMs, signal }: StorageRequest
): Promise<void> {
  let answered = false
  const settled = answer.then(
    () => (answered = true),
    () => (answered = true)
  )
  for await (const piece of body) {
    // A refusal may come before the body is read; the rest is not wanted.
    if (answered) {
      return
    }
    if (!sent.write(piece)) {
      await within(timeoutMs, signal, Promise.race([once(sent, "drain"), settled]))
    }
  }
  sent.end()
}

function checkedUrl(operation: DocumentOperation, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) {
    return url
  }
  throw documentError(
    operation,
    "unexpected_answer",
    "the document's address is no https URL; Amazon's data policy forbids plain text"
  )
}

/** S3's error code, e.g. `AccessDenied`; its text holds the signature and is not kept. */
export async function storageErrorCode(
  answer: IncomingMessage,
  timeoutMs: number
): Promise<string | undefined> {
  const read = async () => {
    let text = ""
    for await (const piece of answer) {
      text += (piece as Buffer).toString("latin1")
      if (text.length > 16 * 1024) break
    }
    return text
  }
  // The status is what counts; a body that does not come changes nothing.
  const text = await within(timeoutMs, undefined, read()).catch(() => "")
  answer.destroy()
  return /<Code>(\w{1,64})<\/Code>/.exec(text)?.[1]
}

export function header(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  return typeof value === "string" ? value : null
}
