/*
 * Amazon's documents come as UTF-8, with and without byte order mark, ISO-8859-1, Cp1252 (Europe)
 * and Shift_JIS (Japan); the Content-Type of the document's answer tells which.
 */

export interface TextDecoding {
  /** Text of the next bytes; a character that is cut by their end comes with the next call. */
  decode(bytes: Uint8Array): string
  /** What is left after the last bytes. */
  end(): string
}

/** `charset` of a Content-Type in lower case; null when it tells none. */
export function charsetOf(contentType: string | null | undefined): string | null {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1]
  return charset?.toLowerCase() ?? null
}

/** Names of Java's and Python's that the Encoding Standard does not know. */
const OTHER_NAMES: Record<string, string> = { cp932: "shift_jis", utf8mb4: "utf-8" }

/**
 * Decoding by the name that Amazon gives. Latin-1 is read as Windows-1252, as browsers do: it has
 * letters where Latin-1 has control characters. Bytes that mean nothing become U+FFFD.
 * Null for a name that nobody knows.
 */
export function decodingOf(charset: string): TextDecoding | null {
  const name = OTHER_NAMES[charset.toLowerCase()] ?? charset
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(name)
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_ENCODING_NOT_SUPPORTED") return null
    throw error
  }
  if (decoder.encoding === "windows-1252") {
    return { decode: decodeWindows1252, end: () => "" }
  }
  return {
    decode: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  }
}

/*
 * Not by TextDecoder: several versions of Node (20 among them) read it as Latin-1, so that € and ’
 * became control characters (nodejs/node#56542).
 */
const WINDOWS_1252_80_TO_9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  return latin1.replace(/[\u0080-\u009f]/g, (control) => {
    return WINDOWS_1252_80_TO_9F[control.charCodeAt(0) - 0x80]
  })
}
