import type { AmazonProblemDto, FailureDto } from "../../types"
import { problemText } from "../lib/problem-text"
import { useFailureWords } from "./use-failure-words"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/** The sentence of a problem. */
export const useProblemWords = (problem: AmazonProblemDto): string => {
  const { code } = useWords()
  const readable = useReadableParameters()
  const failureWords = useFailureWords()
  const { failure, message } = problem.parameters
  return code("problems", problemText(problem), {
    store: problem.store?.name ?? "–",
    ...readable(problem.parameters),
    ...(failure
      ? {
          message: failureWords(
            { reason: failure as FailureDto["reason"], parameters: problem.parameters },
            String(message)
          ),
        }
      : {}),
    count: problem.count,
  })
}
