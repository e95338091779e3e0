import { fullFormats } from "ajv-formats/dist/formats.js"
import type { Format } from "ajv"

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/

/** A calendar date that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false
  }
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/**
 * An instant in ISO 8601 with upper-case T, seconds and a zone, on a date that exists. Stricter
 * than RFC 3339, which also allows a blank for the T.
 */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text)
  return match !== null && isDate(match[1] ?? "")
}

/** Formats the models use. A format not named here is not checked. */
export const FORMATS: Record<string, Format> = {
  "date-time": isDateTime,
  dateTime: isDateTime,
  date: isDate,
  uri: fullFormats.uri,
  email: fullFormats.email,
  uuid: fullFormats.uuid,
  ipv4: fullFormats.ipv4,
  ipv6: fullFormats.ipv6,
  int32: fullFormats.int32,
  int64: fullFormats.int64,
  float: fullFormats.float,
  double: fullFormats.double,
  byte: fullFormats.byte,
}

/** What a person should write for a format. */
export const FORMAT_HINTS: Record<string, string> = {
  "date-time": "an ISO 8601 instant such as 2026-01-31T09:30:00Z",
  dateTime: "an ISO 8601 instant such as 2026-01-31T09:30:00Z",
  date: "an ISO 8601 date such as 2026-01-31",
}
