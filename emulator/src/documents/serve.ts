import type { IncomingMessage } from "node:http"
import { createGzip } from "node:zlib"
import { Readable } from "node:stream"
import type { Emulator } from "../emulator.js"
import type { Fault } from "../faults/faults.js"
import type { Answer } from "../http/answer.js"
import { madeUpReport } from "../reports/made-up.js"
import { checkAddress, DOCUMENTS_PATH } from "./address.js"
import { storageFaultAnswer } from "./faults.js"
import { EXPIRED, MISMATCH, storageError } from "./storage-errors.js"
import type { DocumentRecord } from "./types.js"

/** Amazon refuses larger feeds long before; this only guards the emulator's memory. */
const LARGEST_UPLOAD = 512 * 1024 * 1024

export interface Storage {
  answer: Answer
  operation: "uploadDocument" | "downloadDocument"
  fault: Fault | null
  sellerId: string | null
}

/** `GET` and `PUT` of a document's signed address, or null when the path is not a document's. */
export async function serveDocument(
  emulator: Emulator,
  message: IncomingMessage
): Promise<Storage | null> {
  const target = message.url ?? "/"
  const url = URL.canParse(target, "http://localhost") ? new URL(target, "http://localhost") : null
  const id = url ? DOCUMENTS_PATH.exec(url.pathname)?.[1] : undefined
  if (!url || id === undefined) {
    return null
  }
  const verb = message.method ?? "GET"
  const operation = verb === "PUT" ? "uploadDocument" : "downloadDocument"
  const document = emulator.state.documents[id]
  const body = await readAll(message)
  const fault = emulator.faults.outage(operation) ?? emulator.faults.next(operation)
  const answer =
    (fault && storageFaultAnswer(fault.kind)) ??
    answerStorage(emulator, { id, verb, url, document, message, body })
  return { answer, operation, fault, sellerId: document?.sellerId ?? null }
}

interface StorageRequest {
  id: string
  verb: string
  url: URL
  document: DocumentRecord | undefined
  message: IncomingMessage
  /** Null: larger than the emulator takes. */
  body: Buffer | null
}

function answerStorage(emulator: Emulator, request: StorageRequest): Answer {
  const { id, verb, url, document, message, body } = request
  if (message.headers.authorization !== undefined) {
    return storageError(400, "InvalidArgument", "Only one auth mechanism allowed")
  }
  const contentType = verb === "PUT" ? (message.headers["content-type"] ?? "") : ""
  const verdict = checkAddress(emulator, url.searchParams, { id, verb, contentType })
  if (verdict !== "ok") {
    return verdict === "expired" ? EXPIRED : MISMATCH
  }
  if (!document) {
    return storageError(404, "NoSuchKey", "The specified key does not exist.")
  }
  if (verb !== "PUT") {
    return download(emulator, document, url.searchParams.get("response-content-encoding"))
  }
  if (body === null) {
    return storageError(400, "EntityTooLarge", "Your proposed upload is too large.")
  }
  emulator.contents.put(id, body)
  document.filled = true
  emulator.changed()
  return { status: 200 }
}

function download(emulator: Emulator, document: DocumentRecord, encoding: string | null): Answer {
  const headers = {
    "content-type": document.contentType,
    ...(encoding !== null && { "content-encoding": encoding }),
  }
  if (document.madeUp) {
    const plain = Readable.from(madeUpReport(document.madeUp))
    return { status: 200, headers, body: document.gzip ? zipped(plain) : plain }
  }
  const bytes = emulator.contents.get(document.id)
  return bytes
    ? { status: 200, headers, body: bytes }
    : storageError(404, "NoSuchKey", "The specified key does not exist.")
}

function zipped(plain: Readable): Readable {
  const gzip = createGzip({ level: 1 })
  plain.once("error", (error) => gzip.destroy(error))
  return plain.pipe(gzip)
}

/** All the bytes; null above the limit (they are read nevertheless, so that the client is answered). */
async function readAll(message: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += (chunk as Buffer).length
    if (size <= LARGEST_UPLOAD) {
      chunks.push(chunk as Buffer)
    } else {
      chunks.length = 0
    }
  }
  return size > LARGEST_UPLOAD ? null : Buffer.concat(chunks)
}
