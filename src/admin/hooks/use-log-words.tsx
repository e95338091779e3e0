import type { AmazonLogEntryDto } from "../../types"
import { useWords } from "./use-words"

/** A call as a sentence: what was asked or told, with the number that matters. */
export const useLogWords = () => {
  const { t, code, number } = useWords()
  return ({ operation, told, found, count, attempts }: AmazonLogEntryDto): string => {
    const details = [
      typeof told.quantity === "number" && t("log.quantity", { quantity: number(told.quantity) }),
      typeof told.carrierCode === "string" && t("log.carrier", { carrier: told.carrierCode }),
      found !== null && (found > 0 ? t("log.found", { count: found }) : t("log.nothingFound")),
      count > 1 && t("log.times", { count }),
      attempts === 0 && t("log.notSent"),
    ].filter((detail): detail is string => typeof detail === "string")
    const name = code("operations", operation)
    return details.length ? `${name}: ${details.join(", ")}` : name
  }
}
