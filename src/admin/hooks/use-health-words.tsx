import type { HealthCheckDto } from "../../types"
import { formatDate, formatDuration } from "../lib/format-time"
import { useCountryName } from "./use-country-name"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/** A check in the viewer's words: what was looked at, what was found, what to do. */
export const useHealthWords = () => {
  const { code, number, locale } = useWords()
  const readable = useReadableParameters()
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
      if (name === "date" && typeof value === "string") {
        return [name, formatDate(value, locale)]
      }
      // The count itself chooses the plural; the sentence shows `number`.
      return [name, typeof value === "number" && name !== "count" ? number(value) : value]
    })
    const count = typeof given.count === "number" ? { number: number(given.count) } : {}
    return { ...readable(Object.fromEntries(entries) as Record<string, unknown>), ...count }
  }

  return ({ id, subject, value, remedy }: HealthCheckDto) => ({
    name:
      id === "flow" && subject
        ? code("flows", subject)
        : id === "role" && subject
          ? code("healthChecks", "role", { role: subject })
          : code("healthChecks", id),
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
