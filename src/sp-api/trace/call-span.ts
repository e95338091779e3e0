import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api"
import type { AmazonApiErrorKind } from "../errors"

/** What an attempt is about; nothing of it names an order, a SKU or a person. */
export interface CallSpan {
  operation: string
  api: string
  version: string
  method: string
  /** With `{name}` for what stands in it: the values are order numbers and SKUs. */
  path: string
  origin: string
  /** The account's key. */
  account: string
  /** From 1. */
  attempt: number
  waitedMs: number
}

interface Ended {
  status: number | null
  requestId: string | null
  /** Null after a success. */
  kind: AmazonApiErrorKind | null
}

/**
 * Runs one attempt in a client span after OpenTelemetry's conventions for HTTP clients. Where the host
 * has no SDK this does nothing but run it.
 */
export function inCallSpan<T>(
  call: CallSpan,
  attempt: () => Promise<T>,
  ended: (result: T) => Ended
): Promise<T> {
  const tracer = trace.getTracer("medusa-plugin-amazon")
  const options = { kind: SpanKind.CLIENT, attributes: attributesOf(call) }
  return tracer.startActiveSpan(`${call.method} ${call.path}`, options, async (span) => {
    try {
      const result = await attempt()
      describe(span, ended(result))
      return result
    } catch (error) {
      // Only an abort is thrown; its reason is the caller's and none of the trace's business.
      describe(span, { status: null, requestId: null, kind: "aborted" })
      throw error
    } finally {
      span.end()
    }
  })
}

function attributesOf(call: CallSpan): Attributes {
  const { hostname, port, protocol } = new URL(call.origin)
  return {
    "http.request.method": call.method,
    "url.full": `${call.origin}${call.path}`,
    "url.template": call.path,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "http:" ? 80 : 443),
    ...(call.attempt > 1 ? { "http.request.resend_count": call.attempt - 1 } : {}),
    "amazon.operation": call.operation,
    "amazon.api": call.api,
    "amazon.api_version": call.version,
    "amazon.account": call.account,
    "amazon.waited_ms": call.waitedMs,
  }
}

function describe(span: Span, { status, requestId, kind }: Ended): void {
  if (status !== null) {
    span.setAttribute("http.response.status_code", status)
  }
  if (requestId) {
    span.setAttribute("aws.request_id", requestId)
  }
  if (kind) {
    const failedByStatus = status !== null && status >= 400
    span.setAttribute("error.type", failedByStatus ? String(status) : kind)
    span.setAttribute("amazon.error", kind)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
}
