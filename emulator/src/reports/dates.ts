/** "2026-11-20T10:15:00+00:00", as order reports write instants. */
export function withOffset(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+00:00`
}

/** "2026-11-20 10:15:00 UTC", as listing and settlement reports do. */
export function withZone(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`
}

/** "2026-11-20". */
export function dateOnly(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
