import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from "node:http"
import type https from "node:https"
import { SellingPartner } from "amazon-sp-api"
import { CallAgent } from "./call-agent"
import { createConnectionPool } from "./connection-pool"
import { DEFAULT_TIMEOUTS, limitPhases, type Timeouts } from "./timeouts"
import {
  TransportError,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from "./transport"

/** The table's entries of these ask for grantless tokens of the package's own, or know old types only. */
const BESIDE_TABLE = new Set(["notifications", "applicationManagement"])
/** The table takes it for a sandbox's and would write a warning to the console at every call. */
const BELIEVED_SANDBOX = "getAccount"

interface RawResult {
  statusCode: number
  headers: IncomingHttpHeaders
  chunks: Buffer[]
}

/** The part of the package that is used; its own declarations lack `endpoints` and `headers`. */
interface Partner {
  /** The operation table: API, version, operation. */
  endpoints: Record<string, Record<string, Record<string, unknown> | undefined> | undefined>
  callAPI(request: object): Promise<unknown>
}

/**
 * Sends calls by the package `amazon-sp-api`, of which only the operation table and the request
 * are used. Its tokens, retries, version fall-back and reading of bodies are switched off: they
 * retry without end, split UTF-8 at chunk borders and take 5xx for success.
 */
export class AmazonSpApiTransport implements Transport {
  private readonly pool: https.Agent

  constructor(
    private readonly userAgent: string,
    endpoint?: URL,
    private readonly timeouts: Timeouts = DEFAULT_TIMEOUTS
  ) {
    this.pool = createConnectionPool(endpoint)
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    request.signal.throwIfAborted()
    const watched: { response?: IncomingMessage; stop?: () => void } = {}
    try {
      const result = await new Promise<RawResult>((resolve, reject) => {
        const agent = new CallAgent(this.pool, (sent) => {
          watched.stop = destroyOnAbort(sent, request.signal)
          limitPhases(sent, this.timeouts)
          sent.once("response", (response) => {
            watched.response = response
            // The package listens for the end only: a cut answer would never settle its promise.
            response.once("error", reject)
          })
        })
        this.call(request, agent).then(resolve, reject)
      })
      return {
        status: result.statusCode,
        headers: singleValues(result.headers),
        body: Buffer.concat(result.chunks),
      }
    } catch (error) {
      request.signal.throwIfAborted()
      // What fails before the request is given to the agent is a wrong call, not the network.
      throw watched.stop ? toTransportError(error, watched.response) : error
    } finally {
      watched.stop?.()
    }
  }

  private call(request: TransportRequest, agent: https.Agent): Promise<RawResult> {
    // One instance per call: instances keep the token and time-outs of the last call.
    const partner = new SellingPartner({
      region: request.region,
      access_token: request.accessToken,
      refresh_token: "not used",
      credentials: {
        SELLING_PARTNER_APP_CLIENT_ID: "not used",
        SELLING_PARTNER_APP_CLIENT_SECRET: "not used",
      },
      options: {
        auto_request_tokens: false,
        auto_request_throttled: false,
        retry_remote_timeout: false,
        version_fallback: false,
        user_agent: this.userAgent,
        https_proxy_agent: agent,
      },
    }) as unknown as Partner
    const inTable =
      !BESIDE_TABLE.has(request.api) &&
      request.operation !== BELIEVED_SANDBOX &&
      Boolean(partner.endpoints[request.api]?.[request.version]?.[request.operation])
    // The package writes into what it is given, hence the copies.
    return partner.callAPI({
      ...(inTable
        ? { operation: request.operation, endpoint: request.api }
        : { api_path: request.path, method: request.method }),
      path: { ...request.pathParameters },
      query: { ...request.query },
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      options: { raw_result: true, ...(inTable ? { version: request.version } : {}) },
    }) as Promise<RawResult>
  }
}

function destroyOnAbort(request: ClientRequest, signal: AbortSignal): () => void {
  const onAbort = () => request.destroy(new Error("aborted"))
  if (signal.aborted) {
    onAbort()
  }
  signal.addEventListener("abort", onAbort, { once: true })
  return () => signal.removeEventListener("abort", onAbort)
}

function toTransportError(error: unknown, response: IncomingMessage | undefined): TransportError {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const requestId = response?.headers["x-amzn-requestid"]
  return new TransportError(
    response ? "the connection broke within the answer" : String(message),
    typeof code === "string" ? code : null,
    response?.statusCode ?? null,
    typeof requestId === "string" ? requestId : null
  )
}

function singleValues(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : value,
    ])
  )
}
