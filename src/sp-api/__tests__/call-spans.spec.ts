import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api"
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base"
import { failure, json, reset, throttled } from "./helpers/scripted-amazon"
import { failureOf, useScriptedAmazon } from "./helpers/setup"

const ORDER = "304-1234567-1234567"
const found = json(200, { order: { orderId: ORDER } }, { "x-amzn-requestid": "r-1" })

describe("spans", () => {
  const test_ = useScriptedAmazon()
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })

  beforeAll(() => trace.setGlobalTracerProvider(provider))
  beforeEach(() => exporter.reset())
  afterAll(() => trace.disable())

  it("are one client span per attempt, with HTTP's and Amazon's attributes", async () => {
    test_.amazon.api = [throttled(), found]
    await test_.client({ maxWaitMs: 60_000 }).orders.getOrder(ORDER)
    const [first, second] = exporter.getFinishedSpans()
    const { hostname, port, origin } = new URL(test_.url)
    expect(second).toMatchObject({
      name: "GET /orders/2026-01-01/orders/{orderId}",
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "http.request.resend_count": 1,
        "url.template": "/orders/2026-01-01/orders/{orderId}",
        "url.full": `${origin}/orders/2026-01-01/orders/{orderId}`,
        "server.address": hostname,
        "server.port": Number(port),
        "aws.request_id": "r-1",
        "amazon.operation": "getOrder",
        "amazon.api": "orders",
        "amazon.api_version": "2026-01-01",
        "amazon.account": "acc_1",
      },
    })
    expect(second.attributes["amazon.waited_ms"]).toBeGreaterThan(0)
    expect(first).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: {
        "http.response.status_code": 429,
        "error.type": "429",
        "amazon.error": "throttled",
      },
    })
    expect(first.attributes).not.toHaveProperty("http.request.resend_count")
  })

  it("name the kind of an error that had no status", async () => {
    test_.amazon.api = [reset]
    await failureOf(test_.client({ maxAttempts: 1 }).orders.getOrder(ORDER))
    const [span] = exporter.getFinishedSpans()
    expect(span.attributes).toMatchObject({ "error.type": "network" })
    expect(span.attributes).not.toHaveProperty("http.response.status_code")
  })

  it("end also when the caller aborts", async () => {
    const controller = new AbortController()
    test_.amazon.api = [() => controller.abort()]
    const { orders } = test_.client()
    await failureOf(orders.getOrder(ORDER, undefined, { signal: controller.signal }))
    const [span] = exporter.getFinishedSpans()
    expect(span.ended).toBe(true)
    expect(span.attributes).toMatchObject({ "error.type": "aborted" })
  })

  it("hold no order number, token or word of Amazon's answer", async () => {
    test_.amazon.api = [failure(400, "InvalidInput", "Jan Tulp of jan@example.nl is unknown")]
    await failureOf(test_.client().orders.getOrder(ORDER))
    const text = JSON.stringify(
      exporter.getFinishedSpans().map(({ name, attributes, events, status }) => ({
        ...{ name, attributes, events, status },
      }))
    )
    expect(text).toContain("getOrder")
    expect(text).not.toMatch(/304-1234567|Atza|Tulp|example\.nl/)
  })

  it("cost nothing but the call where no SDK is", async () => {
    trace.disable()
    test_.amazon.api = [found]
    expect((await test_.client().orders.getOrder(ORDER)).orderId).toBe(ORDER)
    expect(exporter.getFinishedSpans()).toHaveLength(0)
    trace.setGlobalTracerProvider(provider)
  })
})
