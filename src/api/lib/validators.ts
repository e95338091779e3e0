import { z } from "@medusajs/framework/zod"
import type { Fault } from "./read-refusal"
import { shown } from "./shown"

/** What a rule of ours says of a fault, beside its sentence. */
export const fault = (
  code: Fault["code"],
  parameters: Fault["parameters"] = {}
): Fault & Record<string, unknown> => ({
  code,
  parameters,
})

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
    params: fault("time_zone_unknown"),
    error: (issue) =>
      `tz: "${shown(issue.input)}" is not a time zone. Give an IANA name, e.g. Europe/Amsterdam.`,
  })
  .optional()

/** Whole, from `least` to `most`; of what is sent as JSON. */
export const integer = (name: string, least: number, most: number) =>
  z.number().refine((value) => Number.isInteger(value) && value >= least && value <= most, {
    params: fault("number_out_of_range", { minimum: least, maximum: most }),
    error: (issue) =>
      `${name}: ${shown(issue.input)} is not possible. Give a whole number from ${least} to ${most}.`,
  })

/** The same of a query, where numbers come as text. */
const wholeNumber = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: (issue) => `${name}: "${shown(issue.input)}" is not a number.` })
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      params: fault("number_out_of_range", { minimum: least, maximum: most }),
      error: (issue) =>
        `${name}: ${shown(issue.input)} is not possible. Give a whole number from ${least} to ${most}.`,
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
    .refine((value) => value.length >= 1, {
      params: fault("text_empty", { maximum: most }),
      error: `${name}: it is empty. Give 1 to ${most} characters.`,
    })
    .refine((value) => value.length <= most, {
      params: fault("text_too_long", { maximum: most }),
      error: (issue) =>
        `${name}: ${String(issue.input).length} characters are too many. Give at most ${most}.`,
    })

/** What is looked for, or an id to narrow down by. */
export const filterText = (name: string) =>
  z
    .string()
    .refine((value) => value.length <= 200, {
      params: fault("text_too_long", { maximum: 200 }),
      error: `${name}: it is too long to look for. Give at most 200 characters.`,
    })
    .optional()

/** One of a closed list. */
export const oneOf = <const Values extends readonly string[]>(name: string, values: Values) =>
  z.string().refine((value): value is Values[number] => values.includes(value), {
    params: fault("value_unknown", { values: values.join(", ") }),
    error: (issue) =>
      `${name}: "${shown(issue.input)}" is not known. Give one of ${values.join(", ")}.`,
  })

/** At most so many of something. */
export const atMost = <Item extends z.ZodType>(
  name: string,
  items: Item,
  most: number,
  least = 0
) =>
  z.array(items).refine((list) => list.length >= least && list.length <= most, {
    params: fault("list_length", { minimum: least, maximum: most }),
    error: (issue) =>
      `${name}: ${(issue.input as unknown[]).length} entries are not possible. Give ${least} to ${most}.`,
  })
