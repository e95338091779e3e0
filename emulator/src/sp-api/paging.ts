import { createHmac, timingSafeEqual } from "node:crypto"

/** What a paging token remembers: the filters it belongs to and where to go on. */
export interface Page<Cursor> {
  filters: string
  issuedAt: number
  cursor: Cursor
}

/** An opaque token; signed, so that only the emulator's own ones are accepted. */
export function writeToken<Cursor>(secret: string, page: Page<Cursor>): string {
  const text = Buffer.from(JSON.stringify(page)).toString("base64")
  return `${sign(secret, text)}${text}`
}

/** The page of a token, or null when the token was not made here. */
export function readToken<Cursor>(secret: string, token: string): Page<Cursor> | null {
  const signature = token.slice(0, SIGNATURE_LENGTH)
  const text = token.slice(SIGNATURE_LENGTH)
  const expected = Buffer.from(sign(secret, text))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return null
  }
  return JSON.parse(Buffer.from(text, "base64").toString("utf8")) as Page<Cursor>
}

/** All parameters but the token itself, in one order. */
export function filtersOf(query: URLSearchParams, tokenName: string): string {
  const entries = [...query].filter(([name]) => name !== tokenName)
  return JSON.stringify(entries.sort(([a, x], [b, y]) => (a + x < b + y ? -1 : 1)))
}

const SIGNATURE_LENGTH = 32

function sign(secret: string, text: string): string {
  // Ends in "+" or "/" often enough that clients which do not encode tokens are found out.
  return (
    createHmac("sha256", secret)
      .update(text)
      .digest("base64")
      .slice(0, SIGNATURE_LENGTH - 1) + "/"
  )
}
