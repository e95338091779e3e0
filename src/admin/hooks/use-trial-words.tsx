import type { ReasonDto, TrialRowDto } from "../../types"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/** States of an order that a trial names, and the texts of why it gets there. */
const REASONS_OF: Record<string, string> = { held: "heldReasons", ignored: "ignoredReasons" }

const ordersReasons = ({ kind, after }: TrialRowDto): string | undefined =>
  kind === "order" ? REASONS_OF[String(after)] : undefined

/** What a trial run found, in words: what a thing is now, would be after, and why. */
export const useTrialWords = () => {
  const { code, number } = useWords()
  const readable = useReadableParameters()

  const value = (row: TrialRowDto, given: TrialRowDto["now"], side: "now" | "after"): string => {
    if (typeof given === "number") {
      return number(given)
    }
    if (given === null) {
      return side === "now" ? code("trialNow", row.kind) : code("trialAfter", row.kind)
    }
    return row.kind === "order" ? code("orderState", given) : given
  }

  const reason = (row: TrialRowDto, { code: why, parameters }: ReasonDto): string => {
    const group = row.kind === "quantity" ? "reasons" : ordersReasons(row)
    return group
      ? code(group, why, readable(parameters))
      : code("trialReasons", why, readable(parameters))
  }

  return { value, reason }
}
