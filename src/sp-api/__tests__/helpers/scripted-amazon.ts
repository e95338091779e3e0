import http from "node:http"
import type { AddressInfo } from "node:net"

export interface SeenRequest {
  method: string
  url: string
  headers: http.IncomingHttpHeaders
  body: string
}

export type Answer = (response: http.ServerResponse, request: SeenRequest) => void

/** Answers as told, in order; when nothing is left, the last answer goes on. */
export class ScriptedAmazon {
  readonly calls: SeenRequest[] = []
  readonly tokenRequests: SeenRequest[] = []
  api: Answer[] = []
  lwa: Answer[] = []
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => this.answer(request, response, Buffer.concat(chunks).toString()))
  })

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse, body: string) {
    const { method = "", url = "", headers } = request
    const seen = { method, url, headers, body }
    if (url === "/auth/o2/token") {
      this.tokenRequests.push(seen)
      next(this.lwa, token())(response, seen)
    } else {
      this.calls.push(seen)
      next(this.api, json(200, {}))(response, seen)
    }
  }
}

function next(script: Answer[], fallback: Answer): Answer {
  return (script.length > 1 ? script.shift() : script[0]) ?? fallback
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers })
    response.end(JSON.stringify(body))
  }
}

export function html(status: number): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "text/html" })
    response.end("<html><body><h1>Service Unavailable</h1></body></html>")
  }
}

export function failure(status: number, code: string, message: string, details = ""): Answer {
  return json(status, { errors: [{ code, message, details }] }, { "x-amzn-requestid": "request-1" })
}

export const throttled = (headers: Record<string, string> = {}): Answer =>
  json(429, { errors: [{ code: "QuotaExceeded", message: "You exceeded your quota" }] }, headers)

export const reset: Answer = (response) => response.socket?.destroy()

export const never: Answer = () => undefined

/** Promises 1 000 bytes, sends a few and breaks the connection. */
export const cut: Answer = (response) => {
  response.writeHead(200, { "content-length": "1000", "x-amzn-requestid": "request-cut" })
  response.write('{"orders":[', () => response.socket?.destroy())
}

let issued = 0

export function token(expiresIn = 3600): Answer {
  return (response, request) =>
    json(200, {
      access_token: `Atza|issued-${++issued}`,
      refresh_token: "Atzr|of-the-test",
      token_type: "bearer",
      expires_in: expiresIn,
    })(response, request)
}
