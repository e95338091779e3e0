/**
 * Amazon ends a client secret after this many days (SP-API docs,
 * rotating-your-apps-lwa-credentials).
 */
export const SECRET_DAYS = 180

/** A secret that was replaced works so long beside the new one (rotateApplicationClientSecret). */
const REPLACED_DAYS = 7

/** Days before the end at which people are told; fewer days are more urgent. */
export const SECRET_STAGES = [90, 30, 14, 7, 1] as const

const DAY_MS = 86_400_000

/**
 * Whole days until `end`: 1 within the last day, 0 once it is over, so that "1 day left" is never said
 * of what has ended.
 */
export const daysLeft = (end: Date, now: Date): number =>
  Math.max(0, Math.ceil((end.getTime() - now.getTime()) / DAY_MS))

/** When a secret ends that Amazon gave at `since`. */
export const endOfSecret = (since: Date): Date => new Date(since.getTime() + SECRET_DAYS * DAY_MS)

/** When a secret ends that another one replaced at `at`. */
export const endOfReplaced = (at: Date): Date => new Date(at.getTime() + REPLACED_DAYS * DAY_MS)

/**
 * The notice that is due: the smallest stage that has been reached, 0 when it is over, null while it is
 * too early for any.
 */
export const stageOf = (left: number, stages: readonly number[] = SECRET_STAGES): number | null => {
  if (left <= 0) {
    return 0
  }
  const reached = stages.filter((stage) => left <= stage)
  return reached.length ? Math.min(...reached) : null
}
