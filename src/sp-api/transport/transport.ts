import type { Region } from "../types"

/** One HTTP exchange with the SP-API; no retry, no judgement of the status. */
export interface Transport {
  /**
   * Answers whatever status came, with the whole body. Throws TransportError when there is no
   * complete answer, and the signal's reason when the signal is aborted.
   */
  send(request: TransportRequest): Promise<TransportResponse>
}

export interface TransportRequest {
  region: Region
  /** Where Amazon documents the call, e.g. orders · 2026-01-01 · searchOrders. */
  api: string
  version: string
  operation: string
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /** Absolute path, every parameter encoded once. */
  path: string
  /** The parameters in `path`, not encoded. */
  pathParameters: Record<string, string>
  /** Values not encoded; arrays are already joined with commas. */
  query: Record<string, string>
  headers: Record<string, string>
  accessToken: string
  /** Sent as JSON. */
  body?: unknown
  signal: AbortSignal
}

export interface TransportResponse {
  status: number
  /** Names in lower case. */
  headers: Record<string, string | undefined>
  body: Buffer
}

/** The connection failed; `status` is set when the answer had begun (its body is incomplete). */
export class TransportError extends Error {
  override readonly name = "TransportError"

  constructor(
    message: string,
    readonly code: string | null,
    readonly status: number | null = null,
    readonly requestId: string | null = null
  ) {
    super(message)
  }
}
