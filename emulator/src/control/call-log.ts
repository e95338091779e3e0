/** One answered request; neither tokens nor headers nor the bodies of the token endpoint. */
export interface CallEntry {
  /** Counts up from 1 while the emulator runs. */
  seq: number
  at: string
  /** From the request's last byte until the answer was ready to leave. */
  ms: number
  operation: string
  method: string
  path: string
  query: string
  sellerId: string | null
  /** "none": the client waited in vain. */
  status: number | "reset" | "none"
  requestId: string
  fault?: string
  body?: unknown
  /** Text of the error that was answered. */
  error?: string
}

interface CallCount {
  total: number
  byStatus: Record<string, number>
  /** Injected faults by kind. */
  byFault: Record<string, number>
}

const KEPT = 1000

/** Counts calls per operation and keeps the last ones. */
export class CallLog {
  private readonly counts = new Map<string, CallCount>()
  private entries: CallEntry[] = []
  private latestSeq = 0

  /** Number of the last call. */
  get latest(): number {
    return this.latestSeq
  }

  add(call: Omit<CallEntry, "seq">): void {
    this.latestSeq += 1
    const entry = { seq: this.latestSeq, ...call }
    const count = this.counts.get(entry.operation) ?? {
      total: 0,
      byStatus: {},
      byFault: {},
    }
    count.total += 1
    count.byStatus[entry.status] = (count.byStatus[entry.status] ?? 0) + 1
    if (entry.fault) {
      count.byFault[entry.fault] = (count.byFault[entry.fault] ?? 0) + 1
    }
    this.counts.set(entry.operation, count)
    this.entries.push(entry)
    if (this.entries.length > KEPT) {
      this.entries = this.entries.slice(-KEPT)
    }
  }

  summary() {
    return Object.fromEntries(this.counts)
  }

  /** The last calls after the one numbered `since`, oldest first. */
  last(count: number, operation?: string | null, since = 0): CallEntry[] {
    const entries = this.entries.filter(
      (entry) => entry.seq > since && (!operation || entry.operation === operation)
    )
    return count === 0 ? [] : entries.slice(-count)
  }

  clear(): void {
    this.counts.clear()
    this.entries = []
  }
}
