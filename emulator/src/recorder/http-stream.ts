/** Start line and headers of a message, and its body as far as it was transferred. */
export interface HttpMessage {
  /** First line without line end: `GET / HTTP/1.1` or `HTTP/1.1 200 OK`. */
  startLine: string
  headers: Record<string, string>
  body: Buffer
  /** False when the connection ended before the body did. */
  complete: boolean
}

/** What decides how long the body of a message is. */
export type Framing = { kind: "none" } | { kind: "auto"; untilClose: boolean }

type State =
  | { at: "head" }
  | { at: "length"; left: number }
  | { at: "chunk-size" }
  | { at: "chunk"; left: number }
  | { at: "trailer" }
  | { at: "close" }

const MAX_HEAD = 256 * 1024

/**
 * Reads HTTP/1.1 messages out of a byte stream it only listens to. One instance per direction of
 * one connection. `framing` is asked when a head is complete, because whether an answer has a body
 * depends on the request it answers.
 */
export class HttpStreamReader {
  private rest: Buffer = Buffer.alloc(0)
  private state: State = { at: "head" }
  private message: HttpMessage | null = null
  private parts: Buffer[] = []

  constructor(
    private readonly framing: (head: HttpMessage) => Framing,
    private readonly onMessage: (message: HttpMessage) => void
  ) {}

  push(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes])
    while (this.step()) {
      // Every step consumes what it can; it says so as long as there may be more.
    }
  }

  /**
   * The stream has ended. After a proper end (`properly`) a message that lasts until the end is
   * complete; any other, and every one after a reset, is cut.
   */
  end(properly: boolean): void {
    if (this.message !== null) {
      this.finish(properly && this.state.at === "close")
    }
  }

  private step(): boolean {
    const state = this.state
    switch (state.at) {
      case "head":
        return this.readHead()
      case "length":
      case "chunk":
        return this.readBytes(state)
      case "chunk-size":
        return this.readChunkSize()
      case "trailer":
        return this.readTrailer()
      case "close":
        this.take(this.rest.length)
        return false
    }
  }

  private readHead(): boolean {
    const end = this.rest.indexOf("\r\n\r\n")
    if (end < 0) {
      if (this.rest.length > MAX_HEAD) {
        throw new Error(`The head of an HTTP message is longer than ${MAX_HEAD} bytes`)
      }
      return false
    }
    const [startLine = "", ...lines] = this.rest.subarray(0, end).toString("latin1").split("\r\n")
    this.rest = this.rest.subarray(end + 4)
    const headers: Record<string, string> = {}
    for (const line of lines) {
      const cut = line.indexOf(":")
      const name = line.slice(0, cut).trim().toLowerCase()
      const value = line.slice(cut + 1).trim()
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value
    }
    this.message = { startLine, headers, body: Buffer.alloc(0), complete: false }
    const framing = this.framing(this.message)
    if (framing.kind === "none") {
      return this.finish(true)
    }
    if (/\bchunked\b/i.test(headers["transfer-encoding"] ?? "")) {
      this.state = { at: "chunk-size" }
      return true
    }
    const length = headers["content-length"]
    if (length !== undefined) {
      const left = sizeOf(length, 10)
      this.state = { at: "length", left }
      return left > 0 || this.finish(true)
    }
    if (!framing.untilClose) {
      return this.finish(true)
    }
    this.state = { at: "close" }
    return true
  }

  private readBytes(state: { at: "length" | "chunk"; left: number }): boolean {
    const taken = Math.min(state.left, this.rest.length)
    this.take(taken)
    state.left -= taken
    if (state.left > 0) {
      return false
    }
    if (state.at === "length") {
      return this.finish(true)
    }
    if (this.rest.length < 2) {
      return false
    }
    this.rest = this.rest.subarray(2)
    this.state = { at: "chunk-size" }
    return true
  }

  private readChunkSize(): boolean {
    const end = this.rest.indexOf("\r\n")
    if (end < 0) {
      return false
    }
    const size = sizeOf(this.rest.subarray(0, end).toString("latin1").split(";")[0] ?? "", 16)
    this.rest = this.rest.subarray(end + 2)
    this.state = size > 0 ? { at: "chunk", left: size } : { at: "trailer" }
    return true
  }

  private readTrailer(): boolean {
    const end = this.rest.indexOf("\r\n")
    if (end < 0) {
      return false
    }
    this.rest = this.rest.subarray(end + 2)
    return end > 0 || this.finish(true)
  }

  private take(count: number): void {
    if (count > 0) {
      this.parts.push(this.rest.subarray(0, count))
      this.rest = this.rest.subarray(count)
    }
  }

  private finish(complete: boolean): boolean {
    const message = this.message
    if (message !== null) {
      message.body = Buffer.concat(this.parts)
      message.complete = complete
      this.message = null
      this.parts = []
      this.state = { at: "head" }
      this.onMessage(message)
    }
    return this.rest.length > 0
  }
}

function sizeOf(text: string, radix: 10 | 16): number {
  if (!(radix === 10 ? /^\d+$/ : /^[\da-f]+$/i).test(text.trim())) {
    throw new Error("An HTTP message does not say how long its body is")
  }
  return Number.parseInt(text, radix)
}
