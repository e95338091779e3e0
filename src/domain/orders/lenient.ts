/**
 * Readers for what Amazon may have got wrong. Each answers for any value and never throws: null
 * stands for what is not there or not of the kind it should be.
 */
export type Fields = Record<string, unknown>

const LARGEST_WHOLE = 2_147_483_647
/** Years that PostgreSQL, Medusa and JavaScript write in the same way. */
const FIRST_INSTANT = Date.parse("0001-01-01T00:00:00Z")
const LAST_INSTANT = Date.parse("9999-12-31T23:59:59Z")

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The fields of an object; none of anything else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export function textOf(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value
  return typeof text === "string" && text !== "" ? text : null
}

/** A whole number ≥ 0 that a column can hold. */
export const wholeOf = (value: unknown): number | null =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_WHOLE
    ? (value as number)
    : null

/** ISO 8601 in UTC. */
export function instantOf(value: unknown): string | null {
  const at = typeof value === "string" ? Date.parse(value) : NaN
  return at >= FIRST_INSTANT && at <= LAST_INSTANT ? new Date(at).toISOString() : null
}
