/** A reading that goes on from a cursor is cut into windows of this length, so that none is lost whole. */
const WINDOW_DAYS = 7
const DAY_MS = 86_400_000

/**
 * Until when one reading of changed orders goes; null: until now. After weeks without access each
 * window that is read moves the cursor, so that a reading that breaks off (a page's token lives 24
 * hours) costs at most one window again.
 */
export const endOfWindow = (after: Date, now: Date): Date | null => {
  const end = after.getTime() + WINDOW_DAYS * DAY_MS
  // A remainder of less than a day is not worth a call of its own.
  return end + DAY_MS < now.getTime() ? new Date(end) : null
}

/**
 * Up to when a reading holds everything: as Amazon says, but never beyond the window that it was asked
 * for, or the cursor would leap over what comes after it.
 */
export const endOfReading = (
  told: string | undefined,
  before: string | undefined
): string | null =>
  told && before
    ? Date.parse(told) < Date.parse(before)
      ? told
      : before
    : (told ?? before ?? null)
