export interface CallReport {
  operation: string
  status: number | null
  ms: number
  requestId: string | null
  /** From 1. */
  attempt: number
  /** Waited so far within this call. */
  waitedMs: number
}

export interface CallOptions {
  signal?: AbortSignal
  /** Overrides the client's maxWaitMs for this call. */
  maxWaitMs?: number
  /** May also use the part of the limit that is kept for urgent work. */
  urgent?: boolean
}
