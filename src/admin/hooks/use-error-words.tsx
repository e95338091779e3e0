import { refusalCodes } from "../../types"
import { toApiError } from "../lib/api-error"
import { lackingRight } from "../lib/lacking-right"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/** What the parameter `state` of a refusal is a state of. */
const STATES: Record<string, string> = {
  order_not_held: "orderState",
  shipment_not_refused: "outboxState",
}

/**
 * Why something failed, in the person's language. What we have no words for is said as the server
 * said it.
 */
export const useErrorWords = () => {
  const { t, code, number } = useWords()
  const readable = useReadableParameters()
  return (error: unknown): string => {
    const { message, status, code: refusal, parameters } = toApiError(error)
    if (refusal && (refusalCodes as readonly string[]).includes(refusal)) {
      const told = Object.entries(readable(parameters)).map(([name, value]) => [
        name,
        typeof value === "number"
          ? number(value)
          : name === "state" && STATES[refusal]
            ? code(STATES[refusal], String(value))
            : value,
      ])
      return code("refusals", refusal, Object.fromEntries(told))
    }
    if (status === null) {
      return t("error.network")
    }
    const right = lackingRight(error)
    if (right) {
      return code("askForRight", right)
    }
    if (status === 401) {
      return t("error.notAllowed")
    }
    return status >= 500 ? t("error.server") : message
  }
}
