import type { HealthCheckDto } from "../../types"
import { formatDate, formatDuration, formatShort } from "../lib/format-time"
import { useCountryName } from "./use-country-name"
import { useWords } from "./use-words"

/** A check in the viewer's words: what was looked at, what was found, what to do. */
export const useHealthWords = () => {
  const { code, number, locale } = useWords()
  const countryName = useCountryName()

  /** Dates, lengths of time, countries and numbers as the viewer writes them. */
  const parametersOf = (given: HealthCheckDto["value"]["parameters"]) => {
    const entries = Object.entries(given).map(([name, value]) => {
      if (name === "seconds" && typeof value === "number") {
        return [name, formatDuration(value, locale)]
      }
      if (name === "country" && typeof value === "string") {
        return [name, countryName(value)]
      }
      if (name === "at" && typeof value === "string") {
        return [name, formatShort(value, Date.now(), locale)]
      }
      if (name === "flow" && typeof value === "string") {
        return [name, code("flows", value)]
      }
      if (name === "operation" && typeof value === "string") {
        return [name, code("operations", value)]
      }
      if (name === "date" && typeof value === "string") {
        return [name, formatDate(value, locale)]
      }
      // The count itself chooses the plural; the sentence shows `number`.
      return [name, typeof value === "number" && name !== "count" ? number(value) : value]
    })
    const count = typeof given.count === "number" ? { number: number(given.count) } : {}
    return { ...(Object.fromEntries(entries) as Record<string, unknown>), ...count }
  }

  return ({ id, subject, value, remedy }: HealthCheckDto) => ({
    name:
      id === "flow" && subject
        ? code("healthChecks", "flow", { flow: code("flows", subject) })
        : code("healthChecks", id, { role: subject }),
    found: code("healthValues", value.code, parametersOf(value.parameters)),
    remedy: remedy
      ? code("healthRemedies", remedy.code, {
          ...parametersOf(value.parameters),
          ...parametersOf(remedy.parameters),
        })
      : null,
    action: remedy ? code("healthActions", remedy.action.code) : null,
  })
}
