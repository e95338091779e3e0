import { formatDate, formatDuration, formatShort } from "../lib/format-time"
import { useCountryName } from "./use-country-name"
import { useWords } from "./use-words"

/** Parameters of problems and held reasons that are amounts; `currency` beside them names theirs. */
const AMOUNTS = ["grand_total", "remainder", "tax"]

/** Parameters whose values are codes, and the texts of those. */
const CODES: Record<string, string> = {
  reason: "heldReasonNames",
  flow: "flows",
  operation: "operations",
  status: "amazonStatus",
  channel: "noticeChannels",
}

/** Parameters that are told with their time of day, and those that are seconds. */
const MOMENTS = ["moment"]
const DURATIONS = ["every"]

/** Parameters that are a country's code, and lists of codes with ", " between. */
const COUNTRIES = ["country", "countries"]
const REGIONS = ["regions"]

/** Makes a code's parameters fit for a sentence: dates, amounts and codes in words, "–" for none. */
export const useReadableParameters = () => {
  const { code, money, locale } = useWords()
  const countryName = useCountryName()
  const list = (codes: string, name: (one: string) => string) =>
    new Intl.ListFormat(locale).format(codes.split(", ").map(name))
  return (parameters: Record<string, unknown>): Record<string, unknown> => {
    const currency = typeof parameters.currency === "string" ? parameters.currency : null
    const entries = Object.entries(parameters).map(([key, value]) => {
      if (value === null || value === undefined) {
        return [key, "–"]
      }
      if (typeof value === "string") {
        if (CODES[key]) {
          return [key, code(CODES[key], value)]
        }
        if (COUNTRIES.includes(key)) {
          return [key, list(value, countryName)]
        }
        if (REGIONS.includes(key)) {
          return [key, list(value, (region) => code("regions", region))]
        }
        if (AMOUNTS.includes(key)) {
          return [key, money(value, currency)]
        }
        if (MOMENTS.includes(key)) {
          return [key, formatShort(value, Date.now(), locale)]
        }
        if (/^\d{4}-\d\d-\d\dT/.test(value)) {
          return [key, formatDate(value, locale)]
        }
      }
      if (typeof value === "number" && DURATIONS.includes(key)) {
        return [key, formatDuration(value, locale)]
      }
      return [key, value]
    })
    return Object.fromEntries(entries)
  }
}
