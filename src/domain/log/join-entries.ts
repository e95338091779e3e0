import type { LogEntry } from "./log-entry"

/** Two entries of the same fold key as one: sums, the later one's answer and run. */
export const joinEntries = (one: LogEntry, other: LogEntry): LogEntry => {
  const [first, last] = one.at <= other.at ? [one, other] : [other, one]
  return {
    ...last,
    since: first.since < last.since ? first.since : last.since,
    count: one.count + other.count,
    found:
      one.found === null && other.found === null ? null : (one.found ?? 0) + (other.found ?? 0),
    duration_ms: one.duration_ms + other.duration_ms,
    waited_ms: one.waited_ms + other.waited_ms,
    attempts: one.attempts + other.attempts,
  }
}
