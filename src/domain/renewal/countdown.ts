/** From so many days before its end on, an access is shown as ending. */
export const WARN_DAYS = 60

const DAY_MS = 86_400_000

/**
 * `none`: no end is known (a self-authorized application has none). `ended`: by the clock; Amazon may
 * still let us in.
 */
export interface Countdown {
  state: "none" | "fine" | "soon" | "ended"
  /** Whole days: 1 within the last day, 0 once it is over; null without an end. */
  daysLeft: number | null
}

/** How long an authorization still holds. */
export const countdownOf = (expiresAt: Date | null, now: Date): Countdown => {
  if (!expiresAt) {
    return { state: "none", daysLeft: null }
  }
  const daysLeft = Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS))
  if (!daysLeft) {
    return { state: "ended", daysLeft }
  }
  return { state: daysLeft <= WARN_DAYS ? "soon" : "fine", daysLeft }
}
