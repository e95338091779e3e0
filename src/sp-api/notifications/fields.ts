/*
 * Amazon spells fields in PascalCase for some notification types and in camelCase for others, and
 * not always as its schema says: names are compared without case.
 */

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The value of a field, whatever its case; undefined where there is none or it is null. */
export const fieldOf = (object: unknown, name: string): unknown => {
  if (!isObject(object)) {
    return undefined
  }
  const wanted = name.toLowerCase()
  const key = Object.keys(object).find((known) => known.toLowerCase() === wanted)
  return key === undefined ? undefined : (object[key] ?? undefined)
}

/** Bytes; longer than any id, SKU or status of Amazon's, and two of them still fit into an index. */
const LONGEST = 1_000

/** No database keeps these in a text: a NUL and halves of surrogate pairs. */
const UNSTORABLE = /[\0\p{Cs}]/u

const isText = (value: unknown): value is string =>
  typeof value === "string" && Buffer.byteLength(value) <= LONGEST && !UNSTORABLE.test(value)

/** A text that is not empty; numbers as text, as Amazon does not agree with itself on ids. */
export const textOf = (object: unknown, name: string): string | null => {
  const value = fieldOf(object, name)
  if (typeof value === "number" && Number.isFinite(value)) {
    return String(value)
  }
  return isText(value) && value !== "" ? value : null
}

export const textsOf = (object: unknown, name: string): string[] => {
  const value = fieldOf(object, name)
  return Array.isArray(value) ? value.filter(isText) : []
}

export const listOf = (object: unknown, name: string): unknown[] => {
  const value = fieldOf(object, name)
  return Array.isArray(value) ? value : []
}

/** A year of four digits: no database keeps the others as they are written here. */
const STORABLE_TIME = /^(?!0000)\d{4}-/

/** A time in ISO 8601; null where there is none or what stands there is no time. */
export const timeOf = (object: unknown, name: string): string | null => {
  const text = textOf(object, name)
  const at = text ? new Date(text) : null
  const time = at && !Number.isNaN(at.getTime()) ? at.toISOString() : ""
  return STORABLE_TIME.test(time) ? time : null
}

/** A whole number of units. */
export const countOf = (object: unknown, name: string): number | null => {
  const value = fieldOf(object, name)
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null
}
