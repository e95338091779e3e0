import { createHmac, timingSafeEqual } from "node:crypto"
import type { Emulator } from "../emulator.js"

/** Addresses of documents work for five minutes. */
export const LIFE_SECONDS = 300
export const DOCUMENTS_PATH = /^\/documents\/([^/]+)$/

export type Verb = "GET" | "PUT"

/**
 * The address of a document, signed as S3's: for one verb, until a time, for an upload with one
 * content type. Whoever has it needs no token.
 */
export function documentAddress(
  emulator: Emulator,
  id: string,
  verb: Verb,
  options: { contentType?: string; contentEncoding?: string } = {}
): string {
  const date = basicIso(emulator.clock.now())
  const query = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Date": date,
    "X-Amz-SignedHeaders": verb === "PUT" ? "content-type;host" : "host",
    "X-Amz-Expires": String(LIFE_SECONDS),
    ...(options.contentEncoding && { "response-content-encoding": options.contentEncoding }),
  })
  const { contentType = "" } = options
  query.set("X-Amz-Signature", signature(emulator, { id, verb, date, contentType }))
  return `${emulator.url}/documents/${encodeURIComponent(id)}?${query.toString()}`
}

export type Verdict = "ok" | "expired" | "mismatch"

/** Whether a request may use the address. S3 looks at the time first. */
export function checkAddress(
  emulator: Emulator,
  query: URLSearchParams,
  claim: { id: string; verb: string; contentType: string }
): Verdict {
  const date = query.get("X-Amz-Date") ?? ""
  const given = Buffer.from(query.get("X-Amz-Signature") ?? "")
  const expected = Buffer.from(signature(emulator, { ...claim, date }))
  const issued = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z")
  )
  if (!(emulator.clock.now() < issued + LIFE_SECONDS * 1000)) {
    return "expired"
  }
  return given.length === expected.length && timingSafeEqual(given, expected) ? "ok" : "mismatch"
}

function signature(
  emulator: Emulator,
  claim: { id: string; verb: string; date: string; contentType: string }
): string {
  const text = [claim.verb, claim.id, claim.date, claim.contentType].join("\n")
  return createHmac("sha256", emulator.state.pagingSecret).update(text).digest("hex")
}

function basicIso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`
}
