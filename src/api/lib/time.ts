/** An instant as the API tells it: ISO 8601 in UTC. SQL gives a Date, or text within JSON. */
export const toIso = (at: Date | string): string => new Date(at).toISOString()

export const toIsoOrNull = (at: Date | string | null | undefined): string | null =>
  at ? toIso(at) : null
