/** Charsets in which Amazon has been seen to send reports, as their header names them. */
export const CHARSETS = ["UTF-8", "ISO-8859-1", "Cp1252", "Shift_JIS", "Windows-31J"] as const
export type Charset = (typeof CHARSETS)[number]

/** What Windows-1252 has at 0x80 to 0x9f; Node's own decoder takes these for control characters. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/** What these charsets write with the same bytes as Latin-1: nearly every report. */
const ASCII = /^[\x00-\x7f]*$/
const LATIN = /^[\x00-\x7f\xa0-\xff]*$/

let tables: Partial<Record<Charset, ReadonlyMap<string, number>>> | null = null

/** The text's bytes; what the charset lacks becomes "?", as in Amazon's own reports. */
export function encode(text: string, charset: Charset): Buffer {
  if (charset === "UTF-8") {
    return Buffer.from(text, "utf8")
  }
  if (charset === "ISO-8859-1" || charset === "Cp1252" ? LATIN.test(text) : ASCII.test(text)) {
    return Buffer.from(text, "latin1")
  }
  const table = tableOf(charset)
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) as number
    const code = point < 0x80 ? point : (table.get(character) ?? 0x3f)
    if (code > 0xff) {
      bytes.push(code >> 8)
    }
    bytes.push(code & 0xff)
  }
  return Buffer.from(bytes)
}

/** Codes of the characters above ASCII. */
function tableOf(charset: Exclude<Charset, "UTF-8">): ReadonlyMap<string, number> {
  if (!tables) {
    const latin = upperHalf((byte) => String.fromCharCode(byte))
    const japanese = shiftJis()
    tables = {
      "ISO-8859-1": latin,
      Cp1252: upperHalf((byte) => WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte)),
      Shift_JIS: japanese,
      "Windows-31J": japanese,
    }
  }
  return tables[charset] ?? new Map<string, number>()
}

function upperHalf(character: (byte: number) => string): Map<string, number> {
  return new Map(
    Array.from({ length: 0x80 }, (_, index) => [character(0x80 + index), 0x80 + index])
  )
}

/** Node decodes Shift_JIS but does not encode it: the table is the decoder's, turned round. */
function shiftJis(): Map<string, number> {
  const decoder = new TextDecoder("shift_jis")
  const table = new Map<string, number>()
  const note = (bytes: number[], code: number) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== "\uFFFD" && !table.has(text)) {
      table.set(text, code)
    }
  }
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) {
    note([byte], byte)
  }
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      note([lead, trail], (lead << 8) | trail)
    }
  }
  return table
}
