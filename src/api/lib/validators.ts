import { z } from "@medusajs/framework/zod"

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }))
  } catch (error) {
    if (error instanceof RangeError) {
      return false
    }
    throw error
  }
}

/** Where "today" begins; UTC when it is not given. */
export const timeZone = z
  .string()
  .refine(isTimeZone, {
    error: (issue) =>
      `tz: "${String(issue.input)}" is not a time zone. Give an IANA name, e.g. Europe/Amsterdam.`,
  })
  .optional()

const wholeNumber = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: (issue) => `${name}: "${String(issue.input)}" is not a number.` })
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: (issue) =>
        `${name}: ${String(issue.input)} is not possible. Give a whole number from ${least} to ${most}.`,
    })
    .optional()

/** Page of a list: 20 rows unless told, 100 at most. */
export const page = {
  limit: wholeNumber("limit", 1, 100),
  offset: wholeNumber("offset", 0, 10_000_000),
}

/** A text field that must say something. */
export const named = (name: string, most: number) =>
  z
    .string()
    .trim()
    .refine((value) => value.length >= 1 && value.length <= most, {
      error: (issue) => {
        const { length } = String(issue.input)
        return length
          ? `${name}: ${length} characters are too many. Give at most ${most}.`
          : `${name}: it is empty. Give 1 to ${most} characters.`
      },
    })

/** One of a closed list. */
export const oneOf = <const Values extends readonly string[]>(name: string, values: Values) =>
  z.string().refine((value): value is Values[number] => values.includes(value), {
    error: (issue) =>
      `${name}: "${String(issue.input)}" is not known. Give one of ${values.join(", ")}.`,
  })
