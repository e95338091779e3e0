/** Amazon's limit of the calls that a check needs is one a minute. */
export const CHECK_PAUSE_SECONDS = 60

/**
 * When Amazon may be asked again; null: now.
 * @param waitMs how long until Amazon's limits allow the calls
 * @param scale an emulator's, whose minutes are shorter
 */
export const nextCheckAt = ({
  askedAt,
  waitMs,
  scale,
  now,
}: {
  askedAt: Date | null
  waitMs: number
  scale: number
  now: Date
}): Date | null => {
  const afterPause = askedAt ? askedAt.getTime() + (CHECK_PAUSE_SECONDS * 1000) / scale : 0
  const next = Math.max(afterPause, now.getTime() + waitMs)
  return next > now.getTime() ? new Date(next) : null
}
