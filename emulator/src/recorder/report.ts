/** Calls of one operation that passed the recorder. */
export interface OperationCalls {
  api: string
  operation: string
  /** Grant type for the token endpoint, else null. */
  variant: string | null
  calls: number
  /** Count per status as text. */
  statuses: Record<string, number>
  /** Answers changed on purpose by an injected fault; not judged. */
  disturbed: number
  /** Calls whose answer never came or was cut off without being marked as a fault; not judged. */
  incomplete: number
  violations: number
}

/** One kind of deviation. */
export interface RecordedViolation {
  side: "request" | "response"
  api: string
  operation: string
  /** As in the judge's violation, list positions replaced by `*`. */
  where: string
  message: string
  count: number
  /** The first one seen; texts and numbers are replaced by their type and length. */
  example: {
    method: string
    /** Path template of the operation, or "(unknown)". */
    path: string
    query: Record<string, unknown>
    status: number | null
    /** The object around the deviation; null when it is not in a body. */
    body: unknown
  }
}

/** Everything the recorder saw; plain data. */
export interface RecorderReport {
  /** Where the contract was read from. */
  source: string
  /** Exchanges of which at least the request was judged. */
  judged: number
  /** Control calls, pages and other traffic that is no part of Amazon's contract. */
  skipped: number
  disturbed: number
  incomplete: number
  /** Connections that did not speak readable HTTP/1.1. */
  unreadable: number
  operations: OperationCalls[]
  violations: RecordedViolation[]
}
