import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib"
import { CONSENT_API, grantOf, LWA_API, type Judge, type Violation } from "../contract/index.js"
import { readJson } from "../contract/bodies.js"
import { readQuery } from "../contract/parameters.js"
import { FAULT_HEADER } from "../faults/faults.js"
import type { Exchange } from "./exchange.js"
import type { HttpMessage } from "./http-stream.js"
import { around, redact } from "./redact.js"
import type { OperationCalls, RecordedViolation, RecorderReport } from "./report.js"

/** Judges exchanges and keeps the books: counts, and one example per kind of violation. */
export class Ledger {
  private judged = 0
  private skipped = 0
  private disturbed = 0
  private incomplete = 0
  private unreadable = 0
  private readonly operations = new Map<string, OperationCalls>()
  private readonly violations = new Map<string, RecordedViolation>()

  constructor(private readonly judge: Judge) {}

  add(exchange: Exchange): void {
    const { method, url, request, response, status } = exchange
    const pathname = url.split("?")[0] ?? "/"
    const match = this.judge.match(method, pathname)
    if (isOutsideContract(pathname) && match === null) {
      this.skipped++
      return
    }
    this.judged++
    const { api, operation, path } = match ?? { api: "-", operation: "unknown", path: "(unknown)" }
    const variant = api === LWA_API ? (grantOf(request.body) ?? "unknown grant") : null
    const calls = this.callsOf(api, operation, variant)
    calls.calls++
    const outcome = status === null ? "none" : String(status)
    calls.statuses[outcome] = (calls.statuses[outcome] ?? 0) + 1

    const note = (side: "request" | "response", found: Violation[], message: HttpMessage) => {
      calls.violations += found.length
      for (const violation of found) {
        this.note(side, api, path, exchange, violation, message)
      }
    }
    if (request.complete) {
      const { headers, body } = request
      note("request", this.judge.request({ method, url, headers, body }), request)
    }
    if (response !== null && response.headers[FAULT_HEADER] !== undefined) {
      calls.disturbed++
      this.disturbed++
    } else if (response === null || status === null || !response.complete) {
      calls.incomplete++
      this.incomplete++
    } else if (api !== CONSENT_API) {
      const { headers } = response
      const body = withoutEncoding(response)
      const requestBody = request.body
      const found =
        body === null
          ? [{ operation, where: "response", message: "breaks its content encoding" }]
          : this.judge.response({ method, url, status, headers, body, requestBody })
      note("response", found, { ...response, body: body ?? response.body })
    }
  }

  /** A connection whose bytes are not HTTP/1.1. */
  addUnreadable(): void {
    this.unreadable++
  }

  report(): RecorderReport {
    return structuredClone({
      source: this.judge.source,
      judged: this.judged,
      skipped: this.skipped,
      disturbed: this.disturbed,
      incomplete: this.incomplete,
      unreadable: this.unreadable,
      operations: [...this.operations.values()].sort((a, b) => key(a).localeCompare(key(b))),
      violations: [...this.violations.values()].sort((a, b) => b.count - a.count),
    })
  }

  private callsOf(api: string, operation: string, variant: string | null): OperationCalls {
    const id = key({ api, operation, variant })
    let calls = this.operations.get(id)
    if (calls === undefined) {
      const counts = { calls: 0, statuses: {}, disturbed: 0, incomplete: 0, violations: 0 }
      calls = { api, operation, variant, ...counts }
      this.operations.set(id, calls)
    }
    return calls
  }

  private note(
    side: "request" | "response",
    api: string,
    path: string,
    exchange: Exchange,
    violation: Violation,
    message: HttpMessage
  ): void {
    const where = violation.where.replace(/\/\d+(?=\/|$)/g, "/*")
    const id = [side, api, violation.operation, where, violation.message].join("\n")
    const known = this.violations.get(id)
    if (known !== undefined) {
      known.count++
      return
    }
    const query = readQuery(exchange.url.split("?")[1] ?? "")
    this.violations.set(id, {
      side,
      api,
      operation: violation.operation,
      where,
      message: violation.message,
      count: 1,
      example: {
        method: exchange.method,
        path,
        query: Object.fromEntries([...query].map(([name, values]) => [name, redact(values)])),
        status: exchange.status,
        body: bodyAround(violation.where, message),
      },
    })
  }
}

/** Control calls of the local Amazon and the pages of its Seller Central. */
function isOutsideContract(pathname: string): boolean {
  return /^\/(emulator|apps)(\/|$)/.test(pathname) || /^\/(favicon\.ico)?$/.test(pathname)
}

function key({ api, operation, variant }: Pick<OperationCalls, "api" | "operation" | "variant">) {
  return `${api} ${operation} ${variant ?? ""}`
}

const DECODERS: Record<string, (body: Buffer) => Buffer> = {
  gzip: (body) => gunzipSync(body),
  br: (body) => brotliDecompressSync(body),
  deflate: (body) => inflateSync(body),
}

/** The body without its content encoding; null when it is not what the encoding says. */
function withoutEncoding(message: HttpMessage): Buffer | null {
  const decode = DECODERS[message.headers["content-encoding"]?.toLowerCase() ?? ""]
  if (decode === undefined || message.body.length === 0) {
    return message.body
  }
  try {
    return decode(message.body)
  } catch {
    return null
  }
}

function bodyAround(where: string, message: HttpMessage): unknown {
  const place = /^(?:body|response)\.(\/.*)?$/.exec(where)
  const body = place === null ? null : readJson(message.body)
  return body?.kind === "json" ? redact(around(body.value, place?.[1] ?? "")) : null
}
