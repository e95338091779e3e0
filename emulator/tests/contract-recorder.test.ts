import assert from "node:assert/strict"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { connect, createServer as createTcpServer, type AddressInfo, type Server } from "node:net"
import { afterEach, before, beforeEach, describe, it } from "node:test"
import { gzipSync } from "node:zlib"
import { createJudge, type Judge } from "../src/contract/index.js"
import { formatReport, startRecorder, type Recorder } from "../src/recorder/index.js"

const HEADERS = { "x-amz-access-token": "Atza|very-secret", "user-agent": "test/1.0" }
const JSON_TYPE = { "content-type": "application/json" }
const ACCOUNT = "/sellers/v1/account"
const CONFIRM = "/orders/v0/orders/902-1/shipmentConfirmation"
const ERRORS = JSON.stringify({ errors: [{ code: "NotFound", message: "Größe 包 not found" }] })

type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void

let judge: Judge
let handler: Handler
let target: Server
let recorder: Recorder
before(async () => {
  judge = await createJudge()
})
beforeEach(async () => {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => handler(request, response, Buffer.concat(parts)))
  })
  target = server
  await listen(server)
  recorder = await startRecorder({ target: urlOf(server), judge })
})
afterEach(async () => {
  await recorder.stop()
  await new Promise((resolve) => target.close(resolve))
})

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Sends raw bytes, in parts if need be; the bytes that came back and how the connection ended. */
function raw(
  url: string,
  ...parts: (string | Buffer)[]
): Promise<{ bytes: string; ended: "end" | "reset" }> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1")
    const received: Buffer[] = []
    let ended: "end" | "reset" = "end"
    socket.on("data", (part) => received.push(part))
    socket.on("error", () => (ended = "reset"))
    socket.on("close", () => resolve({ bytes: Buffer.concat(received).toString("latin1"), ended }))
    const send = ([part, ...rest]: (string | Buffer)[]): void => {
      if (part !== undefined) socket.write(part, () => send(rest))
    }
    send(parts)
  })
}

/** The report once so many exchanges are in it. */
async function reportOf(count: number) {
  for (;;) {
    const report = recorder.report()
    if (report.judged + report.skipped >= count) {
      return report
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe("passing on", () => {
  it("keeps method, host, headers, bodies and status as they are", async () => {
    let seen: unknown
    handler = (request, response, body) => {
      seen = [request.method, request.url, request.rawHeaders, body.toString("utf8")]
      response.writeHead(404, { ...JSON_TYPE, "X-Amzn-RequestId": "r-1" }).end(ERRORS)
    }
    const body = JSON.stringify({ text: "Zeeën 包裹" })
    const length = Buffer.byteLength(body)
    const message =
      `POST ${CONFIRM}?a=%2F HTTP/1.1\r\nHost: sellingpartnerapi-eu.amazon.com\r\nX-OdD: a  b\r\n` +
      `Content-Length: ${length}\r\nConnection: close\r\n\r\n`
    // In two parts that split a character, to show that nothing is decoded on the way.
    const all = Buffer.from(message + body)
    const cut = all.length - 6
    const answer = await raw(recorder.url, all.subarray(0, cut), all.subarray(cut))
    assert.equal(answer.ended, "end")
    const bytes = Buffer.from(answer.bytes, "latin1").toString("utf8")
    assert.deepEqual(seen, [
      "POST",
      `${CONFIRM}?a=%2F`,
      [
        "Host",
        "sellingpartnerapi-eu.amazon.com",
        "X-OdD",
        "a  b",
        "Content-Length",
        String(length),
        "Connection",
        "close",
      ],
      body,
    ])
    assert.match(
      bytes,
      /^HTTP\/1\.1 404 Not Found\r\ncontent-type: application\/json\r\nX-Amzn-RequestId: r-1\r\n/
    )
    assert.ok(bytes.includes("Größe 包 not found"))
  })

  it("answers byte for byte what the target answers", async () => {
    handler = (_request, response) => {
      response.sendDate = false
      response.writeHead(200, JSON_TYPE)
      response.write('{"a":')
      response.end("1}")
    }
    const message = `GET ${ACCOUNT} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`
    const direct = await raw(urlOf(target), message)
    assert.deepEqual(await raw(recorder.url, message), direct)
    assert.match(direct.bytes, /chunked/)
  })

  it("passes a reset on as a reset and a cut body as a cut body", async () => {
    handler = (_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, "content-length": "1000" })
      response.write('{"payload":', () => response.socket?.end())
    }
    const message = `GET ${ACCOUNT} HTTP/1.1\r\nHost: x\r\n\r\n`
    const cut = await raw(recorder.url, message)
    assert.equal(cut.ended, "end")
    assert.ok(cut.bytes.endsWith('{"payload":'))

    handler = (_request, response) => {
      response.socket?.resetAndDestroy()
    }
    assert.deepEqual(await raw(recorder.url, message), { bytes: "", ended: "reset" })

    const report = await reportOf(2)
    assert.equal(report.incomplete, 2)
    assert.deepEqual(
      report.violations.filter((it) => it.side === "response"),
      []
    )
    assert.deepEqual(report.operations[0]?.statuses, { "200": 1, none: 1 })
  })

  it("resets the client when the target is not there, and refuses a target without http", async () => {
    const gone = createTcpServer()
    await listen(gone)
    const url = urlOf(gone)
    await new Promise((resolve) => gone.close(resolve))
    const lonely = await startRecorder({ target: url, judge })
    const message = `GET ${ACCOUNT} HTTP/1.1\r\nHost: x\r\n\r\n`
    assert.equal((await raw(lonely.url, message)).ended, "reset")
    await lonely.stop()
    await assert.rejects(startRecorder({ target: "https://x.example", judge }), /http:\/\/ URL/)
  })

  it("passes on what is not HTTP and says that it could not read it", async () => {
    const echo = createTcpServer((socket) => socket.resume().end("nonsense\r\n\r\nmore"))
    await listen(echo)
    const own = await startRecorder({ target: urlOf(echo), judge })
    const message = "POST /a HTTP/1.1\r\nContent-Length: many\r\n\r\n"
    assert.equal((await raw(own.url, message)).bytes, "nonsense\r\n\r\nmore")
    assert.equal(own.report().unreadable, 1)
    await own.stop()
    await new Promise((resolve) => echo.close(resolve))
  })
})

describe("judging", () => {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(recorder.url + path, { ...init, headers: { ...HEADERS, ...init.headers } }).then((it) =>
      it.text()
    )

  it("counts calls and statuses per operation and grant", async () => {
    handler = (request, response) => {
      if (request.url === "/auth/o2/token") {
        const token = { access_token: "Atza|x", refresh_token: "Atzr|x", token_type: "bearer" }
        response.writeHead(200, JSON_TYPE).end(JSON.stringify({ ...token, expires_in: 3600 }))
      } else if (request.url === CONFIRM) {
        response.writeHead(204).end()
      } else {
        response.writeHead(404, JSON_TYPE).end(ERRORS)
      }
    }
    const body = JSON.stringify({
      marketplaceId: "A1PA6795UKMFR9",
      packageDetail: {
        packageReferenceId: "1",
        carrierCode: "DHL",
        trackingNumber: "1",
        shipDate: "2026-11-20T09:30:00Z",
        orderItems: [{ orderItemId: "1", quantity: 1 }],
      },
    })
    await call(ACCOUNT)
    await call(ACCOUNT)
    await call(CONFIRM, { method: "POST", body, headers: JSON_TYPE })
    const grants: Record<string, string>[] = [
      { grant_type: "refresh_token", refresh_token: "r" },
      { grant_type: "authorization_code", code: "c" },
    ]
    for (const fields of grants) {
      const form = new URLSearchParams({ ...fields, client_id: "i", client_secret: "s" })
      await call("/auth/o2/token", { method: "POST", body: form })
    }
    await call("/emulator/status")
    await call("/apps/authorize/style.css")
    const report = await reportOf(7)
    assert.deepEqual(report.violations, [])
    assert.equal(report.skipped, 2)
    assert.deepEqual(
      report.operations.map((it) => [it.operation, it.variant, it.calls, it.statuses]),
      [
        ["getAccessToken", "authorization_code", 1, { "200": 1 }],
        ["getAccessToken", "refresh_token", 1, { "200": 1 }],
        ["confirmShipment", null, 1, { "204": 1 }],
        ["getAccount", null, 2, { "404": 2 }],
      ]
    )
    assert.match(formatReport(report), /getAccount +sellers +2 {2}404:2 +0 +0 +0\n/)
    assert.match(formatReport(report), /no violations$/)
  })

  it("groups violations and shows one example without secrets or personal data", async () => {
    const person = { name: "Jan Verzonnen", addressLine1: "Nergensstraat 1" }
    const page = {
      orders: [1, 2].map((id) => ({ orderId: `902-${id}`, recipient: { deliveryAddres: person } })),
    }
    handler = (_request, response) => {
      const body = gzipSync(JSON.stringify(page))
      response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(body)
    }
    await call("/orders/2026-01-01/orders?createdAfter=2026-11-01T00:00:00Z&buyer=Jan")
    const report = await reportOf(1)
    const found = report.violations.find((it) => it.where.endsWith("deliveryAddres"))
    assert.equal(found?.where, "response./orders/*/recipient/deliveryAddres")
    assert.equal(found?.count, 2)
    assert.deepEqual(found?.example, {
      method: "GET",
      path: "/orders/2026-01-01/orders",
      query: { createdAfter: ["string(20)"], buyer: ["string(3)"] },
      status: 200,
      body: { deliveryAddres: { name: "string(13)", addressLine1: "string(15)" } },
    })
    assert.ok(report.violations.some((it) => it.side === "request" && it.where === "query.buyer"))
    for (const text of [JSON.stringify(report), formatReport(report)]) {
      assert.doesNotMatch(text, /Verzonnen|Nergens|very-secret|902-1/)
    }
  })

  it("does not judge answers that were disturbed on purpose, but their requests", async () => {
    handler = (_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, "x-emulator-fault": "garbage" }).end("<html>")
    }
    await call(`${ACCOUNT}?extra=1`)
    const report = await reportOf(1)
    assert.equal(report.disturbed, 1)
    assert.deepEqual(
      report.violations.map((it) => [it.side, it.where]),
      [["request", "query.extra"]]
    )
  })

  it("judges calls to paths no model knows", async () => {
    handler = (_request, response) => response.writeHead(404, JSON_TYPE).end(ERRORS)
    await call("/orders/v9/orders")
    const report = await reportOf(1)
    assert.deepEqual(
      report.operations.map((it) => it.operation),
      ["unknown"]
    )
    assert.equal(report.violations[0]?.where, "path")
  })
})
