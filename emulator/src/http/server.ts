import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { answerControl, answerPicture } from "../control/routes.js"
import { serveDocument } from "../documents/serve.js"
import type { Storage } from "../documents/serve.js"
import type { Emulator } from "../emulator.js"
import { faultAnswer, tokenFaultAnswer } from "../faults/answers.js"
import { endOf, endpointOf } from "../faults/kinds.js"
import { lwaError } from "../lwa/errors.js"
import { answerTokenRequest } from "../lwa/tokens.js"
import { answerManageApps } from "../lwa/manage-apps.js"
import { answerConsent } from "../lwa/routes.js"
import { answerPage } from "../page/files.js"
import { refuseOtherSites } from "../page/guard.js"
import { answerSchema } from "../product-types/serve.js"
import { serveQueue } from "../sqs/serve.js"
import { dispatch } from "../sp-api/dispatch.js"
import type { Outcome } from "../sp-api/dispatch.js"
import { ApiError, invalidInput } from "./answer.js"
import type { Answer } from "./answer.js"
import { deliver } from "./deliver.js"
import { BodyTooLarge, MalformedTarget, readRequest } from "./request.js"
import type { Request } from "./request.js"

const KEEP_ALIVE_MS = 75_000

/** One plain HTTP server for Login with Amazon, Seller Central, the SP-API and the control API. */
export function makeServer(emulator: Emulator): Server {
  const server = createServer((message, response) => {
    response.setHeader("date", new Date(emulator.clock.now() + emulator.dateSkewMs).toUTCString())
    response.once("close", () => emulator.timeline.run())
    serve(emulator, message, response).catch((error: unknown) => {
      if (message.destroyed && !message.complete) {
        // The client gave up while it was sending: nobody is left to be answered.
        return
      }
      // A defect of the emulator: say so; the next request is not affected.
      process.stderr.write(
        `sp-api-emulator: ${error instanceof Error ? error.stack : String(error)}\n`
      )
      response.destroy()
    })
  })
  // Node's five seconds end connections that a busy client still counts on.
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return server
}

async function serve(
  emulator: Emulator,
  message: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  emulator.timeline.run()
  const stored = await serveDocument(emulator, message)
  if (stored) {
    logStorage(emulator, message, stored)
    return deliver(response, stored.answer, stored.fault)
  }
  let request: Request
  try {
    request = await readRequest(message)
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      const answer = new ApiError(413, "RequestTooLarge", error.message).toAnswer()
      return deliver(response, { ...answer, headers: { connection: "close" } })
    }
    if (error instanceof MalformedTarget) {
      return deliver(response, invalidInput(error.message).toAnswer())
    }
    throw error
  }
  // AWS's client asks a queue at `/`.
  const ofPage = request.path === "/" && request.headers["x-amz-target"] === undefined
  if (ofPage || request.path === "/emulator") {
    return deliver(response, { status: 302, headers: { location: "/emulator/" } })
  }
  if (request.path.startsWith("/emulator/")) {
    return deliver(response, answerOwn(emulator, request))
  }
  const requestId = randomUUID()
  const started = performance.now()
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  const outcome =
    (await serveQueue(emulator, request, gone.signal)) ?? answerAmazon(emulator, request)
  const ms = Number((performance.now() - started).toFixed(1))
  log(emulator, request, outcome, requestId, ms)
  const headers = { ...outcome.answer.headers, "x-amzn-RequestId": requestId }
  return deliver(response, { ...outcome.answer, headers }, outcome.fault)
}

/** What Amazon does not have: pictures of products, the page and the control API. */
function answerOwn(emulator: Emulator, request: Request): Answer {
  return (
    answerPicture(emulator, request) ??
    answerSchema(request) ??
    refuseOtherSites(request, emulator.options.host) ??
    answerPage(request) ??
    answerControl(emulator, request)
  )
}

function answerAmazon(emulator: Emulator, request: Request): Outcome {
  if (request.path === "/apps/authorize/consent") {
    const fault = emulator.faults.outage("consent")
    const answer = (fault && faultAnswer(fault.kind)) ?? answerConsent(emulator, request)
    return { answer, operation: "consent", fault, sellerId: null }
  }
  const managed = answerManageApps(emulator, request)
  if (managed) {
    return { answer: managed, operation: "consent", fault: null, sellerId: null }
  }
  if (request.path !== "/auth/o2/token") {
    return dispatch(emulator, request)
  }
  const fault = emulator.faults.outage("token") ?? emulator.faults.next("token")
  const instead = fault && tokenFaultAnswer(fault.kind)
  const answer =
    instead ??
    (request.method === "POST"
      ? answerTokenRequest(emulator, request)
      : lwaError(405, "invalid_request", "Use POST."))
  return { answer, operation: "token", fault, sellerId: null }
}

function log(
  emulator: Emulator,
  request: Request,
  outcome: Outcome,
  requestId: string,
  ms: number
): void {
  const { answer, operation, fault, sellerId } = outcome
  // Messages of queues can carry client secrets.
  const isSpApi = endpointOf(operation) === "sp-api"
  emulator.calls.add({
    at: new Date(emulator.clock.now()).toISOString(),
    ms,
    operation,
    method: request.method,
    path: request.path,
    // The consent link carries the client's state.
    query: isSpApi ? request.query.toString() : "",
    sellerId,
    status: (fault && endOf(fault.kind)) ?? answer.status,
    requestId,
    ...(fault && { fault: fault.kind }),
    ...(isSpApi && request.body.length > 0 && { body: readableBody(request.body) }),
    ...(isSpApi && answer.status >= 400 && { error: errorText(answer) }),
  })
}

/** The address of a document is a secret, as its signature is all that it takes. */
function logStorage(emulator: Emulator, message: IncomingMessage, stored: Storage): void {
  const { answer, operation, fault, sellerId } = stored
  emulator.calls.add({
    at: new Date(emulator.clock.now()).toISOString(),
    ...{ ms: 0, operation, method: message.method ?? "GET", query: "", sellerId },
    path: (message.url ?? "/").split("?")[0] ?? "/",
    status: (fault && endOf(fault.kind)) ?? answer.status,
    requestId: "",
    ...(fault && { fault: fault.kind }),
  })
}

function readableBody(body: Buffer): unknown {
  const text = body.toString("utf8").slice(0, 20_000)
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) {
      return text
    }
    throw error
  }
}

function errorText(answer: Answer): string {
  const body = answer.body as { errors?: { code: string; message: string; details: string }[] }
  const error = typeof answer.body === "object" ? body.errors?.[0] : undefined
  return error ? [error.code, error.message, error.details].filter(Boolean).join(": ") : ""
}
