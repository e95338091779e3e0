/** What a flow's lateness is judged by. */
export interface FreshnessFacts {
  /** Seconds without success that are all right. */
  objective: number
  last_success_at: Date | null
  /** Nothing has stood in its way since; null: something does. */
  runnable_since: Date | null
  last_run_at: Date | null
  /** Its last run failed. */
  failing: boolean
}

/**
 * From which instant a flow counts as late; null: not at all. What stood in its way (switch, lapse,
 * pause) is not held against it: its time begins again when that is gone. A first reading of a large
 * past takes hours, by Amazon's limits: as long as it goes on and does not fail, it is not late.
 */
export const lateFrom = (facts: FreshnessFacts): Date | null => {
  const { objective, last_success_at, runnable_since, last_run_at, failing } = facts
  if (!runnable_since) {
    return null
  }
  const firstReading = !last_success_at && !failing && last_run_at
  const since = Math.max(
    runnable_since.getTime(),
    last_success_at?.getTime() ?? -Infinity,
    firstReading ? last_run_at.getTime() : -Infinity
  )
  return new Date(since + objective * 1000)
}

export const isLate = (facts: FreshnessFacts, now: Date): boolean => {
  const from = lateFrom(facts)
  return from !== null && now.getTime() > from.getTime()
}
