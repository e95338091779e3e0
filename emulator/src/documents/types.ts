import type { Charset } from "../reports/charsets.js"

/** How the rows of a report are made again whenever it is read, for reports too big to be kept. */
export interface MadeUpRows {
  reportType: string
  marketplaceId: string
  rows: number
  charset: Charset
  bom: boolean
}

/** A feed's or report's document; its bytes are kept by `DocumentContents`. */
export interface DocumentRecord {
  id: string
  sellerId: string
  /** `upload`: what a feed is made of; the client puts it. `result`: what it reads. */
  kind: "upload" | "result"
  createdAt: number
  /** Of the promised upload, or of the download with its charset. */
  contentType: string
  gzip: boolean
  /** Type of the report when only a restricted data token may ask for it. */
  restrictedType: string | null
  /** False until the client has put the bytes of an upload. */
  filled: boolean
  madeUp?: MadeUpRows
}

export type Documents = Record<string, DocumentRecord>
