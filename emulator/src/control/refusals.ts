import type { Violation } from "../contract/index.js"

/** A message can name what was sent, so that there is no end of different ones. */
const KEPT = 500

/** Requests that broke Amazon's published models, counted by operation and place. */
export class Refusals {
  private readonly counts = new Map<string, Violation & { count: number }>()

  count(violation: Violation): void {
    const key = `${violation.operation} ${violation.where} ${violation.message}`
    const known = this.counts.get(key)
    this.counts.set(key, { ...violation, count: (known?.count ?? 0) + 1 })
    const [oldest] = this.counts.keys()
    if (this.counts.size > KEPT && oldest !== undefined) {
      this.counts.delete(oldest)
    }
  }

  list(): (Violation & { count: number })[] {
    return [...this.counts.values()]
  }

  clear(): void {
    this.counts.clear()
  }
}
