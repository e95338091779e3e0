import { HttpStreamReader, type HttpMessage } from "./http-stream.js"

/** One request and what came back for it; `response` is null when the connection ended first. */
export interface Exchange {
  method: string
  /** Request target as sent: path with query. */
  url: string
  request: HttpMessage
  status: number | null
  response: HttpMessage | null
}

/**
 * Pairs requests and answers of one connection. It is fed copies of the bytes of both directions
 * and never touches them.
 */
export class ExchangeReader {
  private readonly waiting: HttpMessage[] = []
  private readonly requests: HttpStreamReader
  private readonly responses: HttpStreamReader

  constructor(private readonly onExchange: (exchange: Exchange) => void) {
    this.requests = new HttpStreamReader(
      // Noted from its head on, because an answer may come before the body is through.
      (head) => {
        this.waiting.push(head)
        return { kind: "auto", untilClose: false }
      },
      () => undefined
    )
    this.responses = new HttpStreamReader(
      (head) => {
        const status = statusOf(head)
        const bodiless = status < 200 || status === 204 || status === 304
        return bodiless || methodOf(this.waiting[0]) === "HEAD"
          ? { kind: "none" }
          : { kind: "auto", untilClose: true }
      },
      (message) => {
        // 1xx answers are announcements: the real one follows.
        if (statusOf(message) >= 200) {
          this.emit(this.waiting.shift(), message)
        }
      }
    )
  }

  fromClient(bytes: Buffer): void {
    this.requests.push(bytes)
  }

  fromTarget(bytes: Buffer): void {
    this.responses.push(bytes)
  }

  /** The target has ended its side in the proper way. */
  targetEnded(): void {
    this.responses.end(true)
  }

  /** Both directions are closed: what is still open is told as cut. */
  end(): void {
    this.requests.end(false)
    this.responses.end(false)
    for (const request of this.waiting.splice(0)) {
      this.emit(request, null)
    }
  }

  private emit(request: HttpMessage | undefined, response: HttpMessage | null): void {
    if (request !== undefined) {
      this.onExchange({
        method: methodOf(request),
        url: request.startLine.split(" ")[1] ?? "/",
        request,
        status: response === null ? null : statusOf(response),
        response,
      })
    }
  }
}

function methodOf(message: HttpMessage | undefined): string {
  return message?.startLine.split(" ")[0] ?? ""
}

function statusOf(message: HttpMessage): number {
  return Number(message.startLine.split(" ")[1])
}
