import { failureReasons, type FailureDto } from "../../types"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/**
 * What failed and what to do about it, in the viewer's language. What was stored before there were
 * codes is shown as it was.
 */
export const useFailureWords = () => {
  const { code } = useWords()
  const readable = useReadableParameters()
  return (failure: FailureDto | null, fallback: string | null): string => {
    if (!failure) {
      return fallback ?? "–"
    }
    const { reason } = failure
    const parameters = readable(failure.parameters)
    if (reason === "refusal") {
      return code("refusals", String(failure.parameters.refusal), parameters)
    }
    if (!(failureReasons as readonly string[]).includes(reason)) {
      return fallback ?? code("failures", reason, parameters)
    }
    return `${code("failures", reason, parameters)} ${code("failureRemedies", reason, parameters)}`
  }
}
