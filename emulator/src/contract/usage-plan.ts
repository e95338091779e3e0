/** Default rate (requests per second) and burst of an operation. */
export interface UsagePlan {
  rate: number | null
  burst: number | null
}

/**
 * Reads the table "Rate (requests per second) | Burst" that Amazon puts into the description of an
 * operation. Null where there is no such table. Where it lists several plans the first one counts.
 */
export function readUsagePlan(description: unknown): UsagePlan {
  const text = typeof description === "string" ? description : ""
  const heading = text.search(/Rate \(requests per second\)/i)
  if (heading < 0) {
    return { rate: null, burst: null }
  }
  const row = /\|\s*(\d+(?:\.\d+)?)\s*\|\s*(\d+(?:\.\d+)?)\s*\|/.exec(text.slice(heading))
  return row === null
    ? { rate: null, burst: null }
    : { rate: Number(row[1]), burst: Number(row[2]) }
}
