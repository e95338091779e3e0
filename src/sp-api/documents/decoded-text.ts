import { isAscii } from "node:buffer"
import { decodingOf, type TextDecoding } from "./charset"

/** Enough for a byte order mark and an XML declaration. */
const HEAD_BYTES = 256
/** From the first byte beyond ASCII on, looked at before a charset is guessed. */
const SAMPLE_BYTES = 64 * 1024

const BYTE_ORDER_MARKS: [string, number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]

export interface CharsetHints {
  /** From the Content-Type. */
  declared: string | null
  /** When nothing is declared and the bytes are no UTF-8. */
  fallback: string
}

/**
 * Text of `bytes`, without a byte order mark, however characters are spread over chunks. What
 * tells the charset, in this order: byte order mark, Content-Type, XML declaration; else UTF-8 if
 * the first 64 KiB from the first byte beyond ASCII on are that, else the fallback.
 */
export async function* decodedText(
  bytes: AsyncIterable<Uint8Array>,
  hints: CharsetHints
): AsyncGenerator<string, void, undefined> {
  const decoding = new ChosenLater(hints)
  for await (const chunk of bytes) {
    const text = decoding.decode(chunk)
    if (text !== "") {
      yield text
    }
  }
  const text = decoding.end()
  if (text !== "") {
    yield text
  }
}

/** Holds the first bytes back until they tell the charset. */
class ChosenLater implements TextDecoding {
  private chosen: TextDecoding | null = null
  private held: Buffer = Buffer.alloc(0)
  private readHead = false

  constructor(private readonly hints: CharsetHints) {}

  decode(chunk: Uint8Array): string {
    if (this.chosen) {
      return this.chosen.decode(chunk)
    }
    this.held = Buffer.concat([this.held, chunk])
    if (!this.readHead) {
      if (this.held.length < HEAD_BYTES) {
        return ""
      }
      return this.choose(this.declaredDecoding())
    }
    return this.guess(false)
  }

  end(): string {
    const text = this.chosen
      ? ""
      : this.readHead
        ? this.guess(true)
        : this.choose(this.declaredDecoding()) + (this.chosen ? "" : this.guess(true))
    return text + (this.chosen?.end() ?? "")
  }

  private choose(decoding: TextDecoding | null): string {
    this.readHead = true
    this.chosen = decoding
    return decoding ? decoding.decode(this.release()) : this.guess(false)
  }

  private declaredDecoding(): TextDecoding | null {
    const { held, hints } = this
    const mark = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => held[at] === byte))
    const xml = /^<\?xml[^>]*\bencoding=["']([\w.:-]+)["']/.exec(held.toString("latin1", 0, 256))
    return [mark?.[0], hints.declared, xml?.[1]].reduce<TextDecoding | null>(
      (found, name) => found ?? (name ? decodingOf(name) : null),
      null
    )
  }

  /** Text of what is held, or none while more bytes are needed to tell what it is. */
  private guess(complete: boolean): string {
    if (isAscii(this.held)) {
      return this.release().toString("latin1")
    }
    const firstOther = this.held.findIndex((byte) => byte > 0x7f)
    if (this.held.length - firstOther < SAMPLE_BYTES && !complete) {
      return ""
    }
    const charset = isUtf8(this.held, complete) ? "utf-8" : this.hints.fallback
    return this.choose(decodingOf(charset) ?? decodingOf("windows-1252"))
  }

  private release(): Buffer {
    const { held } = this
    this.held = Buffer.alloc(0)
    return held
  }
}

/** Whether the bytes are UTF-8, except perhaps for a character cut by their end. */
function isUtf8(bytes: Buffer, complete: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !complete })
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return false
    throw error
  }
}
