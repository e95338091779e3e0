import { randomUUID } from "node:crypto"
import { gzipSync } from "node:zlib"
import type { Emulator } from "../emulator.js"
import type { DocumentRecord, MadeUpRows } from "./types.js"

/** "Feed documents are retained for 28 days"; reports' ones are kept as long here. */
const RETENTION_MS = 28 * 86_400_000

/** What a document of the emulator's own holds and how it is told. */
export interface NewDocument {
  sellerId: string
  contentType: string
  gzip: boolean
  bytes: Buffer | MadeUpRows
  restrictedType?: string | null
}

/** A place for a client to put a feed's content, with the content type that it promises. */
export function createUpload(
  emulator: Emulator,
  sellerId: string,
  contentType: string
): DocumentRecord {
  return add(emulator, {
    ...{ id: newId(), sellerId, kind: "upload", createdAt: emulator.clock.now(), contentType },
    ...{ gzip: false, restrictedType: null, filled: false },
  })
}

/** A document that Amazon offers: a processing report or a report. */
export function createResult(emulator: Emulator, wish: NewDocument): DocumentRecord {
  const { sellerId, contentType, gzip, bytes, restrictedType = null } = wish
  const isMadeUp = !Buffer.isBuffer(bytes)
  const document = add(emulator, {
    ...{ id: newId(), sellerId, kind: "result", createdAt: emulator.clock.now(), contentType },
    ...{ gzip, restrictedType, filled: true },
    ...(isMadeUp && { madeUp: bytes }),
  })
  if (!isMadeUp) {
    emulator.contents.put(document.id, gzip ? gzipSync(bytes) : bytes)
  }
  return document
}

/** The seller's document, unless it is unknown or its time is over. */
export function findDocument(
  emulator: Emulator,
  sellerId: string,
  id: string
): DocumentRecord | undefined {
  const document = emulator.state.documents[id]
  return document?.sellerId === sellerId && !isOver(emulator, document) ? document : undefined
}

function add(emulator: Emulator, document: DocumentRecord): DocumentRecord {
  forgetOld(emulator)
  emulator.state.documents[document.id] = document
  emulator.changed()
  return document
}

function forgetOld(emulator: Emulator): void {
  for (const document of Object.values(emulator.state.documents)) {
    // Entered oldest first, so that the first one that is kept ends the search.
    if (!isOver(emulator, document)) {
      return
    }
    delete emulator.state.documents[document.id]
    emulator.contents.delete(document.id)
  }
}

function isOver(emulator: Emulator, document: DocumentRecord): boolean {
  return document.createdAt + RETENTION_MS <= emulator.clock.now()
}

function newId(): string {
  return `amzn1.tortuga.4.eu.${randomUUID()}.T${randomUUID().slice(0, 8).toUpperCase()}`
}
