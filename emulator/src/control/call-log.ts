/** One answered request; neither tokens nor headers nor the bodies of the token endpoint. */
export interface CallEntry {
  at: string
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

  add(entry: CallEntry): void {
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

  last(count: number, operation?: string | null): CallEntry[] {
    const entries = operation
      ? this.entries.filter((entry) => entry.operation === operation)
      : this.entries
    return entries.slice(-count)
  }

  clear(): void {
    this.counts.clear()
    this.entries = []
  }
}
