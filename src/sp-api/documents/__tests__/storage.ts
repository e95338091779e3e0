import http from "node:http"
import type { AddressInfo } from "node:net"

export interface StoredRequest {
  method: string
  path: string
  headers: http.IncomingHttpHeaders
  body: Buffer
}

export type StorageAnswer = (response: http.ServerResponse, request: StoredRequest) => void

/** A local stand-in for the document storage: answers as told; the last answer goes on. */
export class Storage {
  readonly requests: StoredRequest[] = []
  answers: StorageAnswer[] = []
  url = ""
  /** Sees a request before its body; true: it has been answered. */
  onHead: (request: http.IncomingMessage, response: http.ServerResponse) => boolean = () => false
  private readonly server = http.createServer((request, response) => {
    if (this.onHead(request, response)) {
      return
    }
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    // A request that its sender gives up is not complete.
    request.on("error", () => undefined)
    request.on("end", () => {
      const { method = "", url = "", headers } = request
      const seen = { method, path: url, headers, body: Buffer.concat(chunks) }
      this.requests.push(seen)
      const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0]
      answer?.(response, seen)
    })
  })

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
  }

  open(): Promise<number> {
    return new Promise((resolve, reject) =>
      this.server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
    )
  }
}

export function useStorage(): { current: Storage } {
  const context = { current: new Storage() }
  beforeEach(async () => {
    context.current = new Storage()
    await context.current.start()
  })
  afterEach(() => context.current.stop())
  return context
}

/** Answers with the bytes, or with the part that is asked for. */
export function stored(
  bytes: Buffer,
  headers: Record<string, string> = {},
  { ranges = true } = {}
): StorageAnswer {
  return (response, request) => {
    const from = ranges ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0
    const part = bytes.subarray(from)
    response.writeHead(from > 0 ? 206 : 200, {
      etag: '"1"',
      "content-length": String(part.length),
      ...(from > 0 ? { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
      ...headers,
    })
    response.end(part)
  }
}

/** Begins as `stored` and breaks the connection after `count` bytes. */
export function brokenAfter(count: number, answer: StorageAnswer): StorageAnswer {
  return (response, request) => {
    const part: Buffer[] = []
    const proxy = Object.create(response) as http.ServerResponse
    proxy.writeHead = response.writeHead.bind(response) as typeof response.writeHead
    proxy.end = ((bytes: Buffer) => {
      part.push(bytes.subarray(0, count))
      response.flushHeaders()
      response.write(part[0], () => response.socket?.destroy())
      return proxy
    }) as typeof response.end
    answer(proxy, request)
  }
}

export function refused(status: number, code: string): StorageAnswer {
  return (response) =>
    response
      .writeHead(status, { "content-type": "application/xml" })
      .end(
        `<?xml version="1.0"?><Error><Code>${code}</Code><StringToSign>secret</StringToSign></Error>`
      )
}

export const broken: StorageAnswer = (response) => response.socket?.destroy()

export const silent: StorageAnswer = () => undefined
